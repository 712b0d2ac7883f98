import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** Which scores are meant, in SQL. Instants are `timestamptz`, both ends included. */
interface StoredScoresOf {
  /** Text. */
  readonly assetId: Sql;
  /** Without it those of all metrics. */
  readonly metricName?: Sql;
  readonly shard: Sql;
  readonly from: Sql;
  readonly until: Sql;
}

/** An entry `e` of an hour or chunk `row` as an instant. */
export function instantIn(row: 'h' | 'c'): Sql {
  return sql`(${sql.ref(`${row}.hour`)} + e.ms * interval '1 millisecond')::timestamptz(3)`;
}

export const HOUR_ENTRIES = sql`unnest(h.offsets, h.scores) as e(ms, score)`;
export const CHUNK_ENTRIES = sql`unnest(c."assetPlaces", c."metricPlaces", c.offsets, c.scores) as e(asset, metric, ms, score)`;

/** The hours `h` that may hold what is meant. */
export function hoursOf({ assetId, metricName, from, until }: Omit<StoredScoresOf, 'shard'>): Sql {
  const ofMetric = metricName ? sql`and h."metricName" = ${metricName}` : sql``;
  return sql`score_hours h where h."assetId" = ${assetId} ${ofMetric}
    and h.hour > ${from} - interval '1 hour' and h.hour <= ${until}`;
}

/** The chunks `c` that may hold what is meant. */
export function chunksOf({ assetId, shard, from, until }: Omit<StoredScoresOf, 'metricName'>): Sql {
  return sql`score_chunks c where c.shard = ${shard} and c."firstAsset" <= ${assetId} and c."lastAsset" >= ${assetId}
    and c.hour > ${from} - interval '1 hour' and c.hour <= ${until}`;
}

/**
 * All stored scores of a series or an asset, wherever they lie: single ones, hours and chunks.
 *
 * @returns a subselect with the columns "metricName", timestamp, score, threshold, "isAnomaly", "isLate"
 */
export function storedScores(which: StoredScoresOf): Sql {
  const { assetId, metricName, from, until } = which;
  const ofMetric = metricName ? sql`and s."metricName" = ${metricName}` : sql``;
  const inChunk = metricName ? sql`and c.metrics[e.metric] = ${metricName}` : sql``;
  return sql`(
    select s."metricName", s.timestamp, s.score, s.threshold, s."isAnomaly", s."isLate" from single_scores s
    where s."assetId" = ${assetId} ${ofMetric} and s.timestamp >= ${from} and s.timestamp <= ${until}
    union all
    select p."metricName", p.timestamp, p.score, p.threshold, false, false from (
      select h."metricName", ${instantIn('h')} as timestamp, e.score, h.threshold
      from (select * from ${hoursOf(which)}) h, ${HOUR_ENTRIES}
    ) p where p.timestamp >= ${from} and p.timestamp <= ${until}
    union all
    select p."metricName", p.timestamp, p.score, p.threshold, false, false from (
      select c.metrics[e.metric] as "metricName", ${instantIn('c')} as timestamp, e.score, c.threshold
      from (select *, array_position(assets, ${assetId}) as place from ${chunksOf(which)}) c, ${CHUNK_ENTRIES}
      where e.asset = c.place ${inChunk}
    ) p where p.timestamp >= ${from} and p.timestamp <= ${until}
  )`;
}
