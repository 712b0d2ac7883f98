import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { MISSING } from '../../missing-data/missing-data-rule.js';
import type { StoredVerdict, VerdictCounts } from './feedback.js';

@Injectable()
export class VerdictRepository {
  constructor(private readonly em: EntityManager) {}

  async add(episodeId: string, { verdict, note, judgedAt }: StoredVerdict): Promise<void> {
    await sql`
      insert into anomaly_verdicts ("episodeId", verdict, note, "createdAt")
      values (${episodeId}::uuid, ${verdict}, ${note}, ${judgedAt})
    `.execute(this.em.getKysely());
  }

  /** @returns all verdicts of the episodes, newest first, by the id of the episode */
  async findAll(episodeIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredVerdict[]>> {
    const found = new Map(episodeIds.map((id) => [id, [] as StoredVerdict[]]));
    if (episodeIds.length === 0) return found;
    const { rows } = await sql<StoredVerdict & { readonly episodeId: string }>`
      select "episodeId", verdict, note, "createdAt" as "judgedAt" from anomaly_verdicts
      where "episodeId" = any(${[...episodeIds]}::uuid[]) order by id desc
    `.execute(this.em.getKysely());
    for (const { episodeId, verdict, note, judgedAt } of rows)
      found.get(episodeId)?.push({ verdict, note, judgedAt: new Date(judgedAt) });
    return found;
  }

  /**
   * Counts every episode judged since a time once, by its newest verdict; a silence has no score and moves no bar.
   *
   * @returns the counts of the series that have any, by {@link seriesId}
   */
  async count(series: readonly SeriesKey[], since: Date): Promise<ReadonlyMap<string, VerdictCounts>> {
    if (series.length === 0) return new Map();
    const { rows } = await sql<SeriesKey & VerdictCounts>`
      select e."assetId", e."metricName",
        count(*) filter (where v.verdict = 'true')::int as "true",
        count(*) filter (where v.verdict = 'false')::int as "false",
        count(*) filter (where v.verdict = 'unsure')::int as unsure
      from (
        select distinct on ("episodeId") "episodeId", verdict from anomaly_verdicts
        where "createdAt" >= ${since} order by "episodeId", id desc
      ) as v
      join anomaly_episodes e on e.id = v."episodeId" and e.direction <> ${MISSING}
      join unnest(
        ${series.map(({ assetId }) => assetId)}::text[], ${series.map(({ metricName }) => metricName)}::text[]
      ) as s(asset, metric) on s.asset = e."assetId" and s.metric = e."metricName"
      group by 1, 2
    `.execute(this.em.getKysely());
    return new Map(
      rows.map(({ assetId, metricName, ...counts }) => [seriesId({ assetId, metricName }), counts]),
    );
  }
}
