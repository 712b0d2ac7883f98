import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { unnest } from '../../platform/database/index.js';
import type { SeriesKey } from '../../metrics/index.js';

/** What is remembered of series that have not reported for long. */
@Injectable()
export class GoneSeriesRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * @param after - the last series of the page before
   * @returns a page of the series without a sample since a time, in the order of their keys
   */
  async findQuiet(before: Date, limit: number, after: SeriesKey | undefined): Promise<readonly SeriesKey[]> {
    const { assetId, metricName } = after ?? { assetId: '', metricName: '' };
    const { rows } = await sql<SeriesKey>`
      select "assetId", "metricName" from series_reports
      where "lastSampleAt" < ${before} and ("assetId", "metricName") > (${assetId}, ${metricName})
      order by "assetId", "metricName" limit ${limit}
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /**
   * Call inside a transaction that holds the lock of their shards.
   *
   * @returns how many are forgotten: one that has reported meanwhile is not
   */
  async forget(series: readonly SeriesKey[], before: Date): Promise<number> {
    const { rows } = await sql<{ readonly n: number }>`
      with gone as (
        delete from series_reports r
        using ${unnest(series, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName])} as s(asset, metric)
        where r."assetId" = s.asset and r."metricName" = s.metric and r."lastSampleAt" < ${before}
          and not exists (
            select from series_checkpoints c
            where c."assetId" = s.asset and c."metricName" = s.metric and c.watermark >= ${before}
          )
        returning r."assetId", r."metricName"
      ), states as (
        delete from series_checkpoints c using gone
        where c."assetId" = gone."assetId" and c."metricName" = gone."metricName"
      ), beside as (
        delete from series_states b using gone
        where b."assetId" = gone."assetId" and b."metricName" = gone."metricName"
      )
      select count(*)::int as n from gone
    `.execute(this.em.getKysely());
    return rows[0]?.n ?? 0;
  }
}
