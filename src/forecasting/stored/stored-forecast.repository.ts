import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, numbersLiteral, unnest } from '../../platform/database/index.js';
import type { ForecastBand } from '../../anomaly/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import type { ForecastState, PendingSteps, StoredForecast } from './stored-forecast.js';

/** What came out of the newest steps says whether a forecast still holds. */
const RECENT_STEPS = 6;
/** A forecast that began earlier is compared no more: its last step is over for a day. */
const COMPARED_MS = 8 * 86_400_000;
/** Of a series at a time: two months of them, one a day. */
const MOST_COVERING = 60;

/** Which stored forecasts of an asset to read. */
export interface StoredQuery {
  readonly assetId: string;
  /** All series of the asset, in the order of their names, without it. */
  readonly metricName?: string | undefined;
  /** Made at that time or before, epoch milliseconds. */
  readonly beforeMs: number;
  /** Name of the last series of the page before. */
  readonly after: string;
  readonly limit: number;
}

/** Forecasts that are kept. */
@Injectable()
export class StoredForecasts {
  constructor(private readonly em: EntityManager) {}

  /** Call inside a transaction. @returns those that were stored: of two that begin alike the first stays */
  async insert(forecasts: readonly StoredForecast[]): Promise<number> {
    if (forecasts.length === 0) return 0;
    const { rows } = await sql`
      insert into series_forecasts ("assetId", "metricName", "firstAt", "madeAt", "stepSeconds", lows, medians, highs,
        naives, scale, "historySeconds", "methodVersion", details)
      values ${sql.join(forecasts.map(valuesOf))}
      on conflict ("assetId", "metricName", "firstAt") do nothing returning 1
    `.execute(this.em.getKysely());
    return rows.length;
  }

  /** @returns the newest forecast of each series that has one, by the series' id */
  async findStates(series: readonly SeriesKey[], nowMs: number): Promise<ReadonlyMap<string, ForecastState>> {
    const { rows } = await sql<ForecastState & { readonly firstMs: number; readonly over: number }>`
      select f."assetId", f."metricName", ${epochMs(sql`f."madeAt"`)} as "madeMs", f."historySeconds",
        f."stepSeconds" * 1000 as "stepMs", ${epochMs(sql`f."firstAt"`)} as "firstMs", f.over,
        f.lows[greatest(f.over - ${RECENT_STEPS - 1}::int, 1):f.over] as lows,
        f.highs[greatest(f.over - ${RECENT_STEPS - 1}::int, 1):f.over] as highs
      from ${keysOf(series)} as s(asset, metric) cross join lateral (
        select *, ${stepsOver(nowMs)} as over from series_forecasts
        where "assetId" = s.asset and "metricName" = s.metric order by "firstAt" desc limit 1
      ) f`.execute(this.em.fork().getKysely());
    return new Map(
      rows.map(({ firstMs, over, ...state }) => {
        const recentMs = firstMs + (over - state.lows.length) * state.stepMs;
        return [seriesId(state), { ...state, recentMs }];
      }),
    );
  }

  /** @returns what is over by then and was not compared, oldest first */
  async findPending(series: readonly SeriesKey[], nowMs: number): Promise<readonly PendingSteps[]> {
    const slice = (column: string): RawBuilder<unknown> =>
      sql`f.${sql.ref(column)}[f."evaluatedSteps" + 1:f.over] as ${sql.ref(column)}`;
    const { rows } = await sql<PendingSteps>`
      select f.id::float8 as id, f."assetId", f."metricName", ${epochMs(sql`f."firstAt"`)} as "firstMs",
        f."stepSeconds" * 1000 as "stepMs", f.scale, f."evaluatedSteps" as "doneSteps", f.over as "untilSteps",
        ${sql.join(['lows', 'medians', 'highs', 'naives'].map(slice))}
      from ${keysOf(series)} as s(asset, metric) cross join lateral (
        select *, ${stepsOver(nowMs)} as over from series_forecasts
        where "assetId" = s.asset and "metricName" = s.metric and "firstAt" >= ${instantOf(nowMs - COMPARED_MS)}
      ) f where f."evaluatedSteps" < f.over order by f.id`.execute(this.em.fork().getKysely());
    return rows;
  }

  /** Call inside a transaction. @returns the ids of those that nobody else has noted meanwhile */
  async noteCompared(pending: readonly PendingSteps[]): Promise<ReadonlySet<number>> {
    if (pending.length === 0) return new Set();
    const { rows } = await sql<{ readonly id: number }>`
      update series_forecasts f set "evaluatedSteps" = n.until::smallint
      from ${unnest(
        pending,
        ['float8', ({ id }) => id],
        ['float8', ({ doneSteps }) => doneSteps],
        ['float8', ({ untilSteps }) => untilSteps],
      )} as n(id, done, until)
      where f.id = n.id::bigint and f."evaluatedSteps" = n.done::smallint returning f.id::float8 as id
    `.execute(this.em.getKysely());
    return new Set(rows.map(({ id }) => id));
  }

  /** @returns the newest of each series that was made by then, by the series' names */
  async findNewest({
    assetId,
    metricName,
    beforeMs,
    after,
    limit,
  }: StoredQuery): Promise<readonly StoredForecast[]> {
    const { rows } = await sql<StoredForecast & { readonly madeMs: number }>`
      select distinct on ("metricName") "assetId", "metricName", ${epochMs(sql`"firstAt"`)} as "firstMs",
        ${epochMs(sql`"madeAt"`)} as "madeMs", "stepSeconds" * 1000 as "stepMs", lows, medians, highs, naives, scale,
        "historySeconds", "methodVersion", details
      from series_forecasts
      where "assetId" = ${assetId} and "metricName" > ${after} and "madeAt" <= ${instantOf(beforeMs)}
        and (${metricName ?? null}::text is null or "metricName" = ${metricName ?? null})
      order by "metricName", "firstAt" desc limit ${limit}`.execute(this.em.fork().getKysely());
    return rows.map(({ madeMs, ...forecast }) => ({ ...forecast, madeAt: new Date(madeMs) }));
  }

  /** Those of each series that say something of a time, oldest first: the newest that began before it, and those after. Epoch milliseconds. */
  async findCovering(
    series: readonly SeriesKey[],
    { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<readonly (ForecastBand & SeriesKey)[]> {
    const { rows } = await sql<ForecastBand & SeriesKey>`
      select f."assetId", f."metricName", ${epochMs(sql`f."madeAt"`)} as "madeMs", ${epochMs(sql`f."firstAt"`)} as "firstMs",
        f."stepSeconds" * 1000 as "stepMs", f.lows, f.medians, f.highs
      from ${keysOf(series)} as s(asset, metric) cross join lateral (
        select * from series_forecasts
        where "assetId" = s.asset and "metricName" = s.metric and "firstAt" <= ${instantOf(untilMs)} and "firstAt" >= coalesce((
          select max("firstAt") from series_forecasts
          where "assetId" = s.asset and "metricName" = s.metric and "firstAt" <= ${instantOf(fromMs)}), '-infinity')
        order by "firstAt" desc limit ${MOST_COVERING}
      ) f order by f."firstAt"`.execute(this.em.fork().getKysely());
    return rows;
  }
}

function keysOf(series: readonly SeriesKey[]): RawBuilder<unknown> {
  return unnest(series, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName]);
}

/** Steps of a forecast that are over at a time. */
function stepsOver(nowMs: number): RawBuilder<unknown> {
  return sql`least(cardinality(medians), greatest(0,
    floor((extract(epoch from ${instantOf(nowMs)}) - extract(epoch from "firstAt")) / "stepSeconds")))::int`;
}

function valuesOf(forecast: StoredForecast): RawBuilder<unknown> {
  const { lows, medians, highs, naives, details } = forecast;
  const columns = sql.join(
    [lows, medians, highs, naives].map((column) => sql`${numbersLiteral(column)}::real[]`),
  );
  return sql`(${forecast.assetId}, ${forecast.metricName}, ${instantOf(forecast.firstMs)}, ${forecast.madeAt},
    ${forecast.stepMs / 1000}::int, ${columns}, ${forecast.scale}::float8, ${forecast.historySeconds}::int,
    ${forecast.methodVersion}::smallint, ${JSON.stringify(details)}::jsonb)`;
}
