import { EntityManager, type FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, textArray, toDate, unnest } from '../../platform/database/index.js';
import { type SeriesKey, seriesId, type SplitMetric } from '../../metrics/index.js';
import type { SeriesPace } from '../../ml/index.js';
import type { Episode } from '../episodes/episode.js';
import { EpisodeEntity } from '../episodes/episode.entity.js';
import {
  ALL_METRICS,
  INTERVALS_TO_MISSING,
  QUIET_SHARE,
  type QuietPlatform,
  type QuietSeries,
  SHORTEST_MISSING_MS,
} from './missing-data-rule.js';
import { MISSING_DATA } from '../episodes/episode.js';
import { isOneOf } from '../is-one-of.js';

/** When a series reported last, and how often it does. */
export interface SeriesReport extends SeriesKey {
  readonly pace: SeriesPace;
}

interface LastReport {
  readonly lastSampleAt: Date | null;
  readonly intervalMs: number | null;
}

export const NEVER_REPORTED: LastReport = { lastSampleAt: null, intervalMs: null };

interface QuietQuery {
  readonly assetIds: readonly string[];
  readonly nowMs: number;
  /** Series that have not reported since then are forgotten. */
  readonly historyStartMs: number;
  /** Up to then nothing was collected, so that no series could report. */
  readonly collectedSinceMs: number | undefined;
  /** What these reported before they were split is reported by their sources. */
  readonly split: readonly SplitMetric[];
}

type QuietRow = QuietSeries & { readonly nKnown: number };

@Injectable()
export class SeriesReportRepository {
  constructor(private readonly em: EntityManager) {}

  /** Call inside the transaction that stores what the series reported. */
  async save(reports: readonly SeriesReport[]): Promise<void> {
    const known = reports.filter(({ pace }) => Number.isFinite(pace.intervalMs));
    if (known.length === 0) return;
    await sql`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
      select asset, metric, to_timestamp(at_ms / 1000.0), interval_ms from ${unnest(
        known,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ pace }) => pace.lastSampleMs],
        ['float8', ({ pace }) => pace.intervalMs],
      )} as r(asset, metric, at_ms, interval_ms)
      on conflict ("assetId", "metricName") do update
      set "lastSampleAt" = excluded."lastSampleAt", "intervalMs" = excluded."intervalMs"
    `.execute(this.em.getKysely());
  }

  /** @returns when any series of the asset reported last, and the shortest interval among them; nulls where none ever did */
  async findLastReport(assetId: string): Promise<LastReport> {
    const { rows } = await sql<{ lastSampleMs: number | null; intervalMs: number | null }>`
      select ${epochMs(sql`max("lastSampleAt")`)} as "lastSampleMs",
        min("intervalMs")::float8 as "intervalMs"
      from ${lastReports(sql`b."assetId" = ${assetId}`)} r`.execute(this.em.fork().getKysely());
    const { lastSampleMs = null, intervalMs = null } = rows[0] ?? {};
    return { lastSampleAt: toDate(lastSampleMs), intervalMs };
  }

  /**
   * @returns the same of each of the assets that has reported, by its id; of all assets without a list, up to half of what is missing data
   *   earlier then
   */
  async findLastReports(assetIds?: readonly string[]): Promise<ReadonlyMap<string, LastReport>> {
    const { rows } = await sql<{ assetId: string; lastSampleMs: number; intervalMs: number | null }>`
      select "assetId", ${epochMs(sql`max("lastSampleAt")`)} as "lastSampleMs",
        min("intervalMs")::float8 as "intervalMs"
      from ${assetIds ? lastReports(isOneOf(assetIds)) : sql`series_reports`} r group by 1
    `.execute(this.em.fork().getKysely());
    return new Map(
      rows.map(({ assetId, lastSampleMs, intervalMs }) => [
        assetId,
        { lastSampleAt: toDate(lastSampleMs), intervalMs },
      ]),
    );
  }

  /** @returns when each series of an asset reported last, by its metric */
  async findReportsOf(assetId: string): Promise<ReadonlyMap<string, Date>> {
    const { rows } = await sql<{ metricName: string; lastSampleMs: number }>`
      select "metricName", ${epochMs(sql`"lastSampleAt"`)} as "lastSampleMs"
      from ${lastReports(sql`b."assetId" = ${assetId}`)} r`.execute(this.em.fork().getKysely());
    return new Map(rows.map(({ metricName, lastSampleMs }) => [metricName, toDate(lastSampleMs)]));
  }

  /** @returns the series that are half way to missing or further */
  async findQuiet(query: QuietQuery): Promise<QuietPlatform> {
    const { assetIds, nowMs, collectedSinceMs = null } = query;
    const isKnown = isStillKnown(query);
    const lately = instantOf(nowMs - QUIET_SHARE * SHORTEST_MISSING_MS);
    // Most series have just reported: what is asked of the others, and of all, is only looked up where there are others.
    // A list in a condition would be planned with: each of its assets is compared with each that the statistics name.
    const { rows } = await sql<QuietRow>`
      with asked as materialized (
        select unnest(${textArray(assetIds)}) as asset
      ), silent as materialized (
        select r.* from ${lastReports(sql`b."assetId" in (select asset from asked) and b."lastSampleAt" < ${lately}
          and b."lastSampleAt" < ${instantOf(nowMs)} - interval '1 millisecond' * ${halfOfLimitMs}`)} r
        where r."lastSampleAt" < ${lately} and ${isKnown}
      ), ended as (
        select "assetId", "metricName", max("endedAt") as at from anomaly_episodes
        where direction = ${MISSING_DATA} and status = 'closed' and "assetId" in (select "assetId" from silent)
        group by 1, 2
      ), known as (
        select r."assetId", r."metricName", r."intervalMs",
          ${epochMs(sql`r."lastSampleAt"`)} as "lastSampleMs",
          ${epochMs(sql`greatest(r."lastSampleAt", own.at, whole.at, to_timestamp(${collectedSinceMs}::float8 / 1000))`)} as "quietFromMs"
        from silent r
        left join ended own on own."assetId" = r."assetId" and own."metricName" = r."metricName"
        left join ended whole on whole."assetId" = r."assetId" and whole."metricName" = ${ALL_METRICS}
      ), quiet as materialized (
        select * from known
        where ${nowMs}::float8 - "quietFromMs" > ${halfOfLimitMs}
      ), of_asset as (
        select r."assetId", count(*)::int as n from series_reports r
        where r."assetId" in (select "assetId" from quiet) and ${isKnown} group by 1
      )
      select quiet.*, of_asset.n as "nOfAsset", (
        select count(*)::int from series_reports r where r."assetId" in (select asset from asked) and ${isKnown}
      ) as "nKnown"
      from quiet join of_asset on of_asset."assetId" = quiet."assetId"
      order by quiet."assetId", quiet."metricName"
    `.execute(this.em.getKysely());
    return { quiet: rows, nKnown: rows[0]?.nKnown ?? 0 };
  }

  /** @returns the open episodes of missing data */
  findMissing(): Promise<readonly Episode[]> {
    return this.findOpen({ direction: MISSING_DATA });
  }

  /** @returns those of some assets */
  findMissingOf(assetIds: readonly string[]): Promise<readonly Episode[]> {
    return this.findOpen({ direction: MISSING_DATA, assetId: { $in: [...new Set(assetIds)] } });
  }

  /** @returns the open episodes of the series, and of assets of which all metrics are named */
  async findOpenOf(series: readonly SeriesKey[]): Promise<readonly Episode[]> {
    if (series.length === 0) return [];
    const assetIds = [...new Set(series.map(({ assetId }) => assetId))];
    const named = new Set(series.map(seriesId));
    const open = await this.findOpen({ assetId: { $in: assetIds } });
    return open.filter(
      (episode) =>
        named.has(seriesId(episode)) || named.has(seriesId({ ...episode, metricName: ALL_METRICS })),
    );
  }

  /** @returns the open episodes of metrics that were split since, and have not reported as a whole any more */
  async findOpenOfSplit(split: readonly SplitMetric[]): Promise<readonly Episode[]> {
    if (split.length === 0) return [];
    const { rows } = await sql<SeriesKey>`
      select r."assetId", r."metricName" from ${lastReports(isOneOf([...new Set(split.map(({ assetId }) => assetId))]))} r join ${splitTable(split)}
      on s.asset = r."assetId" and s.metric = r."metricName" and r."lastSampleAt" <= to_timestamp(s.until_ms / 1000)
    `.execute(this.em.getKysely());
    const ended = new Set(rows.map(seriesId));
    const open = await this.findOpen({ assetId: { $in: [...new Set(rows.map(({ assetId }) => assetId))] } });
    return open.filter((episode) => ended.has(seriesId(episode)));
  }

  /** @returns the open episodes of all assets but some */
  async findOpenBeside(assetIds: ReadonlySet<string>): Promise<readonly Episode[]> {
    const { rows } = await sql<{ readonly assetId: string }>`
      select distinct "assetId" from anomaly_episodes where status = 'open'`.execute(this.em.getKysely());
    const others = rows.map(({ assetId }) => assetId).filter((id) => !assetIds.has(id));
    return others.length === 0 ? [] : this.findOpen({ assetId: { $in: others } });
  }

  private findOpen(which: FilterQuery<EpisodeEntity>): Promise<readonly Episode[]> {
    return this.em.find(EpisodeEntity, { $and: [{ status: 'open' }, which] }, { disableIdentityMap: true });
  }
}

/** Of `intervalMs`: half of the time without a sample that is missing data. */
const halfOfLimitMs = sql`${QUIET_SHARE}::float8 * greatest(${INTERVALS_TO_MISSING}::float8 * "intervalMs", ${SHORTEST_MISSING_MS}::float8)`;

/** Of a last report (`r`): it is not forgotten, and its metric was not split since. */
function isStillKnown({ historyStartMs, split }: QuietQuery): RawBuilder<unknown> {
  return sql`r."lastSampleAt" > ${instantOf(historyStartMs)} and not exists (
    select from ${splitTable(split)}
    where s.asset = r."assetId" and s.metric = r."metricName" and r."lastSampleAt" <= to_timestamp(s.until_ms / 1000)
  )`;
}

/**
 * When series had a value last: what `series_reports` (`b`) says, which is written now and then, or the row of the watermark, which moves at
 * every sweep.
 */
function lastReports(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select b."assetId", b."metricName", b."intervalMs", greatest(b."lastSampleAt", live.at) as "lastSampleAt"
    from series_reports b left join lateral (
      select coalesce(c."lastSampleAt", c.watermark) as at from series_checkpoints c
      where c."assetId" = b."assetId" and c."metricName" = b."metricName" and c.slot = 'live' limit 1
    ) live on true
    where ${condition}
  )`;
}

/** Clocks may differ by so much. */
const SPLIT_TOLERANCE_MS = 300_000;

function splitTable(split: readonly SplitMetric[]): RawBuilder<unknown> {
  return sql`${unnest(
    split,
    ['text', ({ assetId }) => assetId],
    ['text', ({ metricName }) => metricName],
    ['float8', ({ splitAtMs }) => splitAtMs + SPLIT_TOLERANCE_MS],
  )} as s(asset, metric, until_ms)`;
}
