import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, unnest } from '../../platform/database/index.js';
import type { SeriesKey } from '../series.js';
import type { Tags } from './tagged-name.js';

/** One source of a metric that comes from several at once. */
export interface TaggedSeries extends SeriesKey {
  /** Canonical name of the metric. */
  readonly baseName: string;
  /** What distinguishes it; the same keys for all sources of the metric. */
  readonly tags: Tags;
  /** When the first source of the metric was found; epoch milliseconds. */
  readonly splitAtMs: number;
}

/** Remembers which metrics come from several sources: a source that stops to report does not make them one again. */
@Injectable()
export class TaggedSeriesRepository {
  constructor(private readonly em: EntityManager) {}

  async findAll(): Promise<readonly TaggedSeries[]> {
    const { rows } = await sql<TaggedSeries>`
      select "assetId", "metricName", "baseName", tags,
        ${epochMs(sql`min("splitAt") over (partition by "assetId", "baseName")`)} as "splitAtMs"
      from tagged_series order by "assetId", "metricName"
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** Those that are known stay as they are. */
  async add(series: readonly Omit<TaggedSeries, 'splitAtMs'>[]): Promise<void> {
    if (series.length === 0) return;
    await sql`
      insert into tagged_series ("assetId", "metricName", "baseName", tags)
      select * from ${unnest(
        series,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['text', ({ baseName }) => baseName],
        ['jsonb', ({ tags }) => JSON.stringify(tags)],
      )} as t(asset, metric, base, tags)
      on conflict ("assetId", "metricName") do nothing
    `.execute(this.em.fork().getKysely());
  }
}
