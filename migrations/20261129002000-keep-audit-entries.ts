import { Migration } from '@mikro-orm/migrations';

/** Who changed what. */
export class Migration20261129002000KeepAuditEntries extends Migration {
  override name = 'Migration20261129002000KeepAuditEntries';

  override up(): void {
    this.addSql(`
      create table audit_entries (
        id bigint generated always as identity primary key,
        at timestamptz(3) not null,
        caller varchar(200) not null,
        role varchar(16) not null,
        address varchar(64),
        operation varchar(100) not null,
        target varchar(500) not null,
        "requestId" varchar(100),
        request jsonb,
        before jsonb,
        after jsonb,
        status smallint,
        error varchar(100)
      )`);
    this.addSql('create index on audit_entries (at)');
    this.addSql('create index on audit_entries ("requestId")');
  }
}
