import { Migration } from '@mikro-orm/migrations';

/**
 * Forecasts that are made once a day, and how they turned out. A forecast is one row with its steps in arrays, `evaluatedSteps` of which have been compared
 * with what came; of that only sums are kept, by series, week and lead.
 */
export class Migration20261129000400StoreForecasts extends Migration {
  override name = 'Migration20261129000400StoreForecasts';

  override up(): void {
    this.createForecasts();
    this.createAccuracy();
    this.createTallies();
  }

  private createForecasts(): void {
    this.addSql(`
      create table series_forecasts (
        id bigint generated always as identity primary key,
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        "firstAt" timestamptz(3) not null,
        "madeAt" timestamptz(3) not null,
        "stepSeconds" integer not null,
        lows real[] not null,
        medians real[] not null,
        highs real[] not null,
        naives real[] not null,
        scale double precision,
        "historySeconds" integer not null,
        "methodVersion" smallint not null,
        details jsonb not null,
        "evaluatedSteps" smallint not null default 0,
        unique ("assetId", "metricName", "firstAt")
      )`);
    this.addSql('create index on series_forecasts ("madeAt")');
  }

  private createAccuracy(): void {
    this.addSql(`
      create table forecast_accuracy (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        week date not null,
        "leadHours" smallint not null,
        steps integer not null,
        inside integer not null,
        compared integer not null,
        error double precision not null,
        "naiveError" double precision not null,
        scaled integer not null,
        "scaledError" double precision not null,
        "scaledNaiveError" double precision not null,
        primary key ("assetId", "metricName", week, "leadHours")
      )`);
    this.addSql('create index on forecast_accuracy (week)');
  }

  private createTallies(): void {
    this.addSql(`
      create table forecast_tallies (
        shard smallint primary key,
        "runId" bigint not null,
        "lookedAt" timestamptz(3) not null,
        series integer not null,
        made integer not null,
        failed integer not null
      )`);
  }
}
