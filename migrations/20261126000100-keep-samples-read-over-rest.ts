import { Migration } from '@mikro-orm/migrations';

/** What was read over EMS Core's REST API, which may be asked for little, so that it is asked once. */
export class Migration20261126000100KeepSamplesReadOverRest extends Migration {
  override name = 'Migration20261126000100KeepSamplesReadOverRest';

  override up(): void {
    this.addSql(`
      create table rest_series (
        id integer generated always as identity primary key,
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        "readFrom" timestamptz(3) not null,
        "readUntil" timestamptz(3) not null,
        "newestAt" timestamptz(3),
        "emptySince" timestamptz(3),
        unique ("assetId", "metricName")
      )`);
    this.addSql(`
      create table rest_samples (
        series integer not null references rest_series on delete cascade,
        timestamp timestamptz(3) not null,
        value double precision,
        primary key (series, timestamp)
      )`);
  }
}
