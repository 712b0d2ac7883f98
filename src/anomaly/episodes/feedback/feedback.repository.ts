import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { unnest } from '../../../platform/database/index.js';
import { MISSING_DATA } from '../episode.js';
import type { StoredFeedback, FeedbackCounts } from './feedback.js';

@Injectable()
export class FeedbackRepository {
  constructor(private readonly em: EntityManager) {}

  async addFeedback(episodeId: string, { feedback, note, givenAt }: StoredFeedback): Promise<void> {
    await sql`
      insert into episode_feedback ("episodeId", feedback, note, "createdAt")
      values (${episodeId}::uuid, ${feedback}, ${note}, ${givenAt})
    `.execute(this.em.getKysely());
  }

  /** @returns all feedback of the episodes, newest first, by the id of the episode */
  async findAll(episodeIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFeedback[]>> {
    const found = new Map(episodeIds.map((id) => [id, [] as StoredFeedback[]]));
    if (episodeIds.length === 0) return found;
    const { rows } = await sql<StoredFeedback & { readonly episodeId: string }>`
      select "episodeId", feedback, note, "createdAt" as "givenAt" from episode_feedback
      where "episodeId" = any(${[...episodeIds]}::uuid[]) order by id desc
    `.execute(this.em.getKysely());
    for (const { episodeId, feedback, note, givenAt } of rows)
      found.get(episodeId)?.push({ feedback, note, givenAt: new Date(givenAt) });
    return found;
  }

  /**
   * Counts every episode with feedback since a time once, by its newest; missing data has no score and moves no threshold.
   *
   * @returns the counts of the series that have any, by {@link seriesId}
   */
  async count(series: readonly SeriesKey[], since: Date): Promise<ReadonlyMap<string, FeedbackCounts>> {
    if (series.length === 0) return new Map();
    return this.countOf(
      since,
      sql`join ${unnest(series, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName])}
        as s(asset, metric) on s.asset = e."assetId" and s.metric = e."metricName"`,
    );
  }

  /** @returns the same of all series */
  countAll(since: Date): Promise<ReadonlyMap<string, FeedbackCounts>> {
    return this.countOf(since, sql``);
  }

  private async countOf(
    since: Date,
    ofSeries: RawBuilder<unknown>,
  ): Promise<ReadonlyMap<string, FeedbackCounts>> {
    const { rows } = await sql<SeriesKey & FeedbackCounts>`
      select e."assetId", e."metricName",
        count(*) filter (where f.feedback = 'true_positive')::int as true_positive,
        count(*) filter (where f.feedback = 'false_positive')::int as false_positive,
        count(*) filter (where f.feedback = 'unsure')::int as unsure
      from (
        select distinct on ("episodeId") "episodeId", feedback from episode_feedback
        where "createdAt" >= ${since} order by "episodeId", id desc
      ) as f
      join anomaly_episodes e on e.id = f."episodeId" and e.direction <> ${MISSING_DATA}
      ${ofSeries}
      group by 1, 2
    `.execute(this.em.getKysely());
    return new Map(
      rows.map(({ assetId, metricName, ...counts }) => [seriesId({ assetId, metricName }), counts]),
    );
  }
}
