import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { storedScores } from '../scores/stored-scores.js';
import { shardOf } from '../scoring/shards.js';
import type { EarlierSample } from './tracked-sample.js';

/** A series and the first sample of the stretch that is about to be tracked. */
interface LeadQuery extends SeriesKey {
  readonly beforeMs: number;
}

/** Reads what led to an episode where an earlier sweep has stored it. */
@Injectable()
export class LeadRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * @param leadMs - how far back to look
   * @returns the stored samples before each of the times, after the last episode that is over; by {@link seriesId}
   */
  async findLeads(
    queries: readonly LeadQuery[],
    leadMs: number,
  ): Promise<ReadonlyMap<string, readonly EarlierSample[]>> {
    const leads = new Map(queries.map((query) => [seriesId(query), [] as EarlierSample[]]));
    if (queries.length === 0) return leads;
    const stored = storedScores({
      assetId: sql`q.asset`,
      metricName: sql`q.metric`,
      shard: sql`q.shard`,
      from: sql`to_timestamp((q.before_ms - ${leadMs}::float8) / 1000)`,
      until: sql`to_timestamp(q.before_ms / 1000)`,
    });
    const { rows } = await sql<SeriesKey & { readonly atMs: number; readonly score: number }>`
      select q.asset as "assetId", q.metric as "metricName", s.score, ${epochMs(sql`s.timestamp`)} as "atMs"
      from ${unnest(queries, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName], ['float8', ({ beforeMs }) => beforeMs], ['int2', ({ assetId }) => shardOf(assetId)])} as q(asset, metric, before_ms, shard)
      cross join lateral (
        select max("endedAt") as "endedAt" from anomaly_episodes e
        where e."assetId" = q.asset and e."metricName" = q.metric
          and e."endedAt" >= to_timestamp((q.before_ms - ${leadMs}::float8) / 1000)
      ) as last
      cross join lateral ${stored} as s
      where s.timestamp < to_timestamp(q.before_ms / 1000) and (last."endedAt" is null or s.timestamp > last."endedAt")
      order by s.timestamp
    `.execute(this.em.getKysely());
    for (const row of rows) leads.get(seriesId(row))?.push({ at: toDate(row.atMs), score: row.score });
    return leads;
  }
}
