import { Migration } from '@mikro-orm/migrations';

/** What each model was trained on, and how far the network has moved away from it since. */
export class Migration20261124000610MeasureDrift extends Migration {
  override name = 'Migration20261124000610MeasureDrift';

  override up(): void {
    // Apart from the models: these are read every two seconds, the profiles once an hour.
    this.addSql(`
      create table drift_baselines (
        "modelVersion" varchar(50) primary key,
        "timeRangeSeconds" integer not null,
        "assetIds" text[],
        profiles jsonb not null
      )`);
    this.addSql(`
      create table drift_measurements (
        id bigint generated always as identity primary key,
        "modelVersion" varchar(50) not null,
        "measuredAt" timestamptz(3) not null,
        overall jsonb,
        metrics jsonb not null
      )`);
    this.addSql(
      'create index drift_measurements_version on drift_measurements ("modelVersion", "measuredAt")',
    );
  }
}
