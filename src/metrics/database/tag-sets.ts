import { type RawBuilder, sql } from 'kysely';
import { epochMs } from '../../platform/database/index.js';
import type { TagSet } from '../tags/distinguishing-tags.js';
import type { Tags } from '../tags/tagged-name.js';
import type { AssetIdType } from './asset-id-type.js';
import { WallClock } from './wall-clock.js';

/** A name by which the platform has samples of an asset. */
interface StoredMetric {
  readonly assetId: string;
  readonly name: string;
}

/** What samples of one name have in common. */
export interface StoredTagSet extends StoredMetric, Omit<TagSet, 'tags'> {
  readonly tags: Tags | null;
  readonly unit: string | null;
}

interface TagQuery {
  readonly metrics: readonly StoredMetric[];
  readonly sinceMs: number;
  readonly assetIdType: AssetIdType;
  readonly timeZone: string;
}

/** The tags with which each of the metrics was posted since a time, and when. */
export function tagSetsQuery({
  metrics,
  sinceMs,
  assetIdType,
  timeZone,
}: TagQuery): RawBuilder<StoredTagSet> {
  const since = new WallClock(timeZone).at(sql`${sinceMs / 1000}::float8`);
  const instantMs = (at: RawBuilder<unknown>): RawBuilder<unknown> =>
    epochMs(sql`${at} at time zone ${timeZone}::text`);
  return sql<StoredTagSet>`
    select m."assetId"::text as "assetId", m."metricName" as name, m.tags, min(m.unit) as unit, count(*)::int as "nSamples",
      ${instantMs(sql`min(m.timestamp)`)} as "firstMs", ${instantMs(sql`max(m.timestamp)`)} as "lastMs"
    from ${wantedMetrics(metrics, assetIdType)}
    join metrics m on m."assetId" = w.id and m."metricName" = w.name and m.timestamp >= ${since}
    group by 1, 2, 3
    order by 1, 2, 3`;
}

/** A unit in which samples of one name were posted. */
export interface StoredUnit extends StoredMetric {
  readonly unit: string;
}

/** The units in which each of the metrics was posted since a time, the first ones first. */
export function unitsQuery({ metrics, sinceMs, assetIdType, timeZone }: TagQuery): RawBuilder<StoredUnit> {
  const since = new WallClock(timeZone).at(sql`${sinceMs / 1000}::float8`);
  return sql<StoredUnit>`
    select m."assetId"::text as "assetId", m."metricName" as name, m.unit
    from ${wantedMetrics(metrics, assetIdType)}
    join metrics m on m."assetId" = w.id and m."metricName" = w.name and m.timestamp >= ${since} and m.unit is not null
    group by 1, 2, 3
    order by min(m.timestamp), 3`;
}

function wantedMetrics(metrics: readonly StoredMetric[], assetIdType: AssetIdType): RawBuilder<unknown> {
  const ids = metrics.map(({ assetId }) => assetId);
  const names = metrics.map(({ name }) => name);
  return sql`unnest(${ids}::text[]::${sql.raw(assetIdType)}[], ${names}::text[]) as w(id, name)`;
}
