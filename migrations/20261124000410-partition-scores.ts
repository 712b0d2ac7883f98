import { Migration } from '@mikro-orm/migrations';

/**
 * Scores by day: a day that is too old is dropped as a table, not deleted row by row. The index by metric name alone goes, since nothing
 * reads by it. Sequences instead of identities, which older servers do not know on partitioned tables.
 */
export class Migration20261124000410PartitionScores extends Migration {
  override name = 'Migration20261124000410PartitionScores';

  override up(): void {
    // It copies every score there is.
    this.addSql('set local statement_timeout = 0');
    this.addSql('alter table anomaly_scores rename to anomaly_scores_whole');
    this.addSql('drop index anomaly_scores_asset_time, anomaly_scores_metric');
    this.addSql('create sequence anomaly_scores_number');
    this.addSql(`
      create table anomaly_scores (
        id bigint not null default nextval('anomaly_scores_number'),
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        score float8 not null,
        "isAnomaly" boolean not null,
        threshold float8 not null,
        metadata jsonb,
        timestamp timestamptz(3) not null,
        unique ("assetId", "metricName", timestamp)
      ) partition by range (timestamp)`);
    this.addSql('alter sequence anomaly_scores_number owned by anomaly_scores.id');
    this.addSql('create index anomaly_scores_asset_time on anomaly_scores ("assetId", timestamp)');
    this.addSql(`
      do $$
      declare day date;
      begin
        for day in select distinct (timestamp at time zone 'UTC')::date from anomaly_scores_whole loop
          execute format(
            'create table %I partition of anomaly_scores for values from (%L) to (%L)',
            'anomaly_scores_' || to_char(day, 'YYYYMMDD'), day || 'T00:00:00Z', (day + 1) || 'T00:00:00Z');
        end loop;
      end $$`);
    this.addSql(`
      insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp)
      select "assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp
      from anomaly_scores_whole order by id`);
    this.addSql('drop table anomaly_scores_whole');
  }
}
