import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000100CreateModelsAndScores extends Migration {
  override name = 'Migration20261122000100CreateModelsAndScores';

  override up(): void {
    this.createModels();
    this.createScores();
    this.createCheckpoints();
    this.createEpisodes();
  }

  private createModels(): void {
    this.addSql(`
      create table model_metadata (
        id serial primary key,
        "modelType" varchar(50) not null,
        "modelVersion" varchar(50) not null,
        "trainingDate" timestamptz(3) not null,
        metrics jsonb not null,
        parameters jsonb not null,
        status varchar(20) not null,
        "filePath" varchar(1024) not null,
        metadata jsonb not null,
        "createdAt" timestamptz(3) not null,
        unique ("modelType", "modelVersion")
      )`);
    this.addSql('create index model_metadata_type on model_metadata ("modelType")');
    this.addSql('create index model_metadata_status on model_metadata (status)');
    this.addSql(
      `create unique index model_metadata_one_active on model_metadata ("modelType") where status = 'active'`,
    );
  }

  private createScores(): void {
    this.addSql(`
      create table anomaly_scores (
        id bigint generated always as identity primary key,
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        score float8 not null,
        "isAnomaly" boolean not null,
        threshold float8 not null,
        metadata jsonb,
        timestamp timestamptz(3) not null,
        unique ("assetId", "metricName", timestamp)
      )`);
    this.addSql('create index anomaly_scores_asset_time on anomaly_scores ("assetId", timestamp)');
    this.addSql('create index anomaly_scores_metric on anomaly_scores ("metricName")');
  }

  private createCheckpoints(): void {
    this.addSql(`
      create table series_checkpoints (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        slot varchar(10) not null,
        watermark timestamptz(3) not null,
        "stateVersion" integer not null,
        state bytea not null,
        primary key ("assetId", "metricName", slot)
      )`);
    // The states are rewritten at every sweep; room on the page keeps the updates off the indexes.
    this.addSql('alter table series_checkpoints set (fillfactor = 50)');
  }

  private createEpisodes(): void {
    this.addSql(`
      create table anomaly_episodes (
        id uuid primary key,
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        status varchar(10) not null,
        severity varchar(10) not null,
        direction varchar(20) not null,
        "startedAt" timestamptz(3) not null,
        "lastAnomalousAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        "nAnomalous" integer not null,
        "nNormalSince" integer not null,
        "peakScore" float8 not null,
        "peakValue" float8 not null,
        "peakAt" timestamptz(3) not null,
        "modelVersion" varchar(50),
        reason text not null
      )`);
    this.addSql(
      `create unique index anomaly_episodes_one_open on anomaly_episodes ("assetId", "metricName") where status = 'open'`,
    );
    this.addSql('create index anomaly_episodes_started on anomaly_episodes ("startedAt")');
  }
}
