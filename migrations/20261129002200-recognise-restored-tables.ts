import { Migration } from '@mikro-orm/migrations';

/** Which tables these are, so that those restored from a backup, or taken over by a standby, are told from those that lack nothing. */
export class Migration20261129002200RecogniseRestoredTables extends Migration {
  override name = 'Migration20261129002200RecogniseRestoredTables';

  override up(): void {
    this.addSql(`
      create table table_origin (
        "isOnly" boolean primary key default true check ("isOnly"),
        "tableId" bigint not null,
        timeline varchar(8) not null,
        "restoredAt" timestamptz(3)
      )`);
    this.addSql(`
      insert into table_origin ("tableId", timeline)
      values ('table_origin'::regclass::oid::bigint, left(pg_walfile_name(pg_current_wal_lsn()), 8))`);
  }

  override down(): void {
    this.addSql('drop table table_origin');
  }
}
