import { Migration } from '@mikro-orm/migrations';

/** What failed, what was seen of assets day by day, models of failures, and what they predicted. */
export class Migration20261129001300ForeseeFailures extends Migration {
  override name = 'Migration20261129001300ForeseeFailures';

  override up(): void {
    this.createFailures();
    this.createObservations();
    this.createModels();
    this.createPredictions();
  }

  private createFailures(): void {
    this.addSql(`
      create table asset_failures (
        id uuid primary key,
        "assetId" varchar(64) not null,
        source varchar(20) not null check (source in ('dark', 'incident', 'operator')),
        "failedAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        reason text not null,
        "recordedAt" timestamptz(3) not null,
        "recordedBy" varchar(100) not null,
        "struckOutAt" timestamptz(3),
        unique ("assetId", "failedAt", source)
      )`);
    this.addSql('create index asset_failures_failed on asset_failures ("failedAt", id)');
    this.addSql(`
      create table failure_changes (
        id bigint generated always as identity primary key,
        "failureId" uuid not null references asset_failures on delete cascade,
        at timestamptz(3) not null,
        "by" varchar(100) not null,
        change varchar(20) not null check (change in ('recorded', 'struck-out', 'restored')),
        reason text not null
      )`);
    this.addSql('create index failure_changes_failure on failure_changes ("failureId", id)');
    this.addSql(`
      create table dark_times (
        "assetId" varchar(64) not null,
        "startedAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        "isSettled" boolean not null default false,
        primary key ("assetId", "startedAt")
      )`);
    this.addSql('create index dark_times_started on dark_times ("startedAt")');
  }

  private createObservations(): void {
    // A day of an asset as one text: what is looked at differs from asset to asset.
    this.addSql(`
      create table asset_observations (
        "assetId" varchar(64) not null,
        day integer not null,
        "isWhole" boolean not null,
        features jsonb not null,
        primary key ("assetId", day)
      )`);
    this.addSql('create index asset_observations_day on asset_observations (day)');
    this.addSql(`
      create table observed_assets (
        "assetId" varchar(64) primary key,
        "untilDay" integer not null,
        "lastSampleAt" timestamptz(3),
        "intervalMs" float8,
        "observedAt" timestamptz(3) not null
      )`);
    this.addSql('create index observed_assets_observed on observed_assets ("observedAt")');
    this.addSql(`
      create table asset_units (
        "assetId" varchar(64) not null,
        "seenAt" timestamptz(3) not null,
        "serialNumber" varchar(100),
        "installedAt" timestamptz(3),
        primary key ("assetId", "seenAt")
      )`);
    this.addSql('create index asset_units_seen on asset_units ("seenAt")');
  }

  private createModels(): void {
    this.addSql(`
      create table failure_models (
        version varchar(50) primary key,
        status varchar(20) not null check (status in ('active', 'retired', 'rejected')),
        "trainedAt" timestamptz(3) not null,
        "activatedAt" timestamptz(3),
        reason text not null,
        report jsonb not null,
        artifacts bytea[]
      )`);
    this.addSql('create index failure_models_trained on failure_models ("trainedAt")');
    this.addSql(
      `create unique index failure_models_one_active on failure_models (status) where status = 'active'`,
    );
  }

  private createPredictions(): void {
    this.addSql(`
      create table failure_predictions (
        "assetId" varchar(64) not null,
        day integer not null,
        "predictedAt" timestamptz(3) not null,
        basis varchar(20) not null check (basis in ('failure-model', 'degradation', 'none')),
        reason text,
        "modelVersion" varchar(50),
        risks float8[] not null,
        lows float8[] not null,
        highs float8[] not null,
        "timeToFailure" jsonb,
        "timeReason" text,
        contributions jsonb not null,
        primary key ("assetId", day)
      )`);
    this.addSql('create index failure_predictions_day on failure_predictions (day)');
  }

  override down(): void {
    for (const table of [
      'failure_predictions',
      'failure_models',
      'asset_units',
      'observed_assets',
      'asset_observations',
      'dark_times',
      'failure_changes',
      'asset_failures',
    ])
      this.addSql(`drop table ${table}`);
  }
}
