import { Migration } from '@mikro-orm/migrations';

/**
 * Scores of normal samples go into arrays: those of one sweep into `score_chunks`, later those of a series and an hour into `score_hours`. What was
 * a row stays one, in `single_scores`. Under the old name all of them are found, and the version before can go on writing rows there.
 */
export class Migration20261129002700StoreScoresCompactly extends Migration {
  override name = 'Migration20261129002700StoreScoresCompactly';

  override up(): void {
    this.addSql('alter table anomaly_scores rename to single_scores');
    this.addSql('alter index anomaly_scores_asset_time rename to single_scores_asset_time');
    this.addSql('alter sequence anomaly_scores_number rename to single_scores_number');
    this.addHours();
    this.addChunks();
    this.addView();
  }

  private addHours(): void {
    this.addSql(`
      create table score_hours (
        hour timestamptz(3) not null,
        threshold double precision not null,
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        offsets integer[] not null,
        scores double precision[] not null
      ) partition by range (hour)`);
    // As arrays scores do not get shorter by compression; the last line of defence against storing a sample twice is its first offset.
    this.addSql('alter table score_hours alter column scores set storage external');
    this.addSql(
      'create unique index score_hours_once on score_hours ("assetId", hour, "metricName", (offsets[1]))',
    );
  }

  private addChunks(): void {
    this.addSql(`
      create table score_chunks (
        hour timestamptz(3) not null,
        threshold double precision not null,
        shard smallint not null,
        "firstAsset" varchar(64) collate "C" not null,
        "lastAsset" varchar(64) collate "C" not null,
        assets text[] not null,
        metrics text[] not null,
        "assetPlaces" smallint[] not null,
        "metricPlaces" smallint[] not null,
        offsets integer[] not null,
        scores double precision[] not null
      )`);
    this.addSql('alter table score_chunks set (toast_tuple_target = 4080)');
    this.addSql('create index score_chunks_assets on score_chunks (shard, hour, "firstAsset", "lastAsset")');
  }

  private addView(): void {
    this.addSql(`
      create view anomaly_scores as
      select id, "assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp, "isLate" from single_scores
      union all
      select null::bigint, h."assetId", h."metricName", e.score, false, h.threshold, null::jsonb,
        (h.hour + e.ms * interval '1 millisecond')::timestamptz(3), false
      from score_hours h, unnest(h.offsets, h.scores) as e(ms, score)
      union all
      select null::bigint, c.assets[e.asset]::varchar(64), c.metrics[e.metric]::varchar(100), e.score, false, c.threshold, null::jsonb,
        (c.hour + e.ms * interval '1 millisecond')::timestamptz(3), false
      from score_chunks c, unnest(c."assetPlaces", c."metricPlaces", c.offsets, c.scores) as e(asset, metric, ms, score)`);
    this.addSql(`
      create function store_single_score() returns trigger language plpgsql as $$
      begin
        insert into single_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp, "isLate")
        values (new."assetId", new."metricName", new.score, new."isAnomaly", new.threshold, new.metadata, new.timestamp,
          coalesce(new."isLate", false));
        return new;
      end $$`);
    this.addSql(`
      create trigger store_single_score instead of insert on anomaly_scores
      for each row execute function store_single_score()`);
  }
}
