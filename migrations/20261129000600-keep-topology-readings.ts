import { Migration } from '@mikro-orm/migrations';

/** What each source said last of who depends on whom: kept while it is away, and the same for all replicas. */
export class Migration20261129000600KeepTopologyReadings extends Migration {
  override name = 'Migration20261129000600KeepTopologyReadings';

  override up(): void {
    this.addSql('create sequence topology_versions');
    this.addSql(`
      create table topology_readings (
        source varchar(10) primary key,
        version bigint not null,
        digest varchar(64) not null default '',
        ids jsonb not null default '[]',
        named jsonb not null default '[]',
        "from" bytea not null default '',
        "to" bytea not null default '',
        relations bytea not null default '',
        "seenAt" bytea not null default '',
        faults jsonb not null default '[]',
        "readAt" timestamptz(3),
        problem text
      )`);
    this.addSql('alter sequence topology_versions owned by topology_readings.version');
  }

  override down(): void {
    this.addSql('drop table topology_readings');
  }
}
