import { Migration } from '@mikro-orm/migrations';

/** The highest score of each asset in each quarter of an hour: an overview of the fleet cannot go through all scores of a day. */
export class Migration20261129000100KeepScorePeaks extends Migration {
  override name = 'Migration20261129000100KeepScorePeaks';

  override up(): void {
    // It reads a day of scores; of those before, the overview shows nothing.
    this.addSql('set local statement_timeout = 0');
    // Room on the page keeps the updates of a running quarter off the indexes.
    this.addSql(`
      create table asset_score_peaks (
        "assetId" varchar(64) not null,
        quarter timestamptz(3) not null,
        score float8 not null,
        "metricName" varchar(100) not null,
        primary key ("assetId", quarter)
      ) with (fillfactor = 70)`);
    this.addSql(`
      insert into asset_score_peaks ("assetId", quarter, score, "metricName")
      select distinct on ("assetId", quarter) "assetId", quarter, score, "metricName"
      from (
        select "assetId", "metricName", to_timestamp(floor(extract(epoch from timestamp) / 900) * 900) as quarter, max(score) as score
        from anomaly_scores where timestamp >= now() - interval '1 day'
        group by 1, 2, 3
      ) s
      order by "assetId", quarter, score desc`);
    this.addSql('create index asset_score_peaks_quarter on asset_score_peaks (quarter)');
  }

  override down(): void {
    this.addSql('drop table asset_score_peaks');
  }
}
