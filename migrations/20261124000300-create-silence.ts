import { Migration } from '@mikro-orm/migrations';

/** What is needed to notice that nothing comes any more: from a series, and from the platform as a whole. */
export class Migration20261124000300CreateSilence extends Migration {
  override name = 'Migration20261124000300CreateSilence';

  override up(): void {
    // Narrow on purpose: every sweep reads all of it, beside checkpoints of two kilobytes each it would take long.
    this.addSql(`
      create table series_reports (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        "lastSampleAt" timestamptz(3) not null,
        "intervalMs" float8 not null,
        primary key ("assetId", "metricName")
      ) with (fillfactor = 50)`);
    this.addSql(`
      create table collection_outages (
        "startedAt" timestamptz(3) primary key,
        "endedAt" timestamptz(3),
        "nSilent" integer not null,
        "nSeries" integer not null
      )`);
    this.addSql(
      `create unique index collection_outages_one_open on collection_outages ((true)) where "endedAt" is null`,
    );
    // Of a silence there is nothing measured.
    this.addSql('alter table anomaly_episodes alter column "peakValue" drop not null');
  }

  override down(): void {
    this.addSql('drop table series_reports');
    this.addSql('drop table collection_outages');
  }
}
