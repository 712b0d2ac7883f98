import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { instantOf, unnest } from '../../platform/database/index.js';
import type { AccuracySums, SeriesAccuracy } from './accuracy-sums.js';

/** What counts: older ones are of another time. */
const COUNTED_MS = 28 * 86_400_000;

const SUMS = sql`sum(steps)::float8 as n, sum(inside)::float8 as "nInside", sum(compared)::float8 as "nCompared",
  sum(error) as error, sum("naiveError") as "naiveError", sum(scaled)::float8 as "nScaled",
  sum("scaledError") as "scaledError", sum("scaledNaiveError") as "scaledNaiveError"`;

/** How stored forecasts turned out: sums by series, week and lead. */
@Injectable()
export class ForecastAccuracies {
  constructor(private readonly em: EntityManager) {}

  /** Call inside the transaction that notes what was compared. @param accuracies - one for each series and lead */
  async add(accuracies: readonly SeriesAccuracy[], nowMs: number): Promise<void> {
    if (accuracies.length === 0) return;
    const counted = unnest(
      accuracies,
      ['text', ({ assetId }) => assetId],
      ['text', ({ metricName }) => metricName],
      ['float8', ({ leadHours }) => leadHours],
      ['float8', ({ n }) => n],
      ['float8', ({ nInside }) => nInside],
      ['float8', ({ nCompared }) => nCompared],
      ['float8', ({ error }) => error],
      ['float8', ({ naiveError }) => naiveError],
      ['float8', ({ nScaled }) => nScaled],
      ['float8', ({ scaledError }) => scaledError],
      ['float8', ({ scaledNaiveError }) => scaledNaiveError],
    );
    await sql`
      insert into forecast_accuracy as a ("assetId", "metricName", week, "leadHours", steps, inside, compared, error,
        "naiveError", scaled, "scaledError", "scaledNaiveError")
      select asset, metric, ${weekOf(nowMs)}, lead, steps, inside, compared, error, naive, scaled, "scaledError", "scaledNaive"
      from ${counted} as n(asset, metric, lead, steps, inside, compared, error, naive, scaled, "scaledError", "scaledNaive")
      on conflict ("assetId", "metricName", week, "leadHours") do update set steps = a.steps + excluded.steps,
        inside = a.inside + excluded.inside, compared = a.compared + excluded.compared, error = a.error + excluded.error,
        "naiveError" = a."naiveError" + excluded."naiveError", scaled = a.scaled + excluded.scaled,
        "scaledError" = a."scaledError" + excluded."scaledError",
        "scaledNaiveError" = a."scaledNaiveError" + excluded."scaledNaiveError"
    `.execute(this.em.getKysely());
  }

  /** @returns those of the series of an asset in the last four weeks */
  async ofAsset(assetId: string, nowMs: number): Promise<readonly SeriesAccuracy[]> {
    const { rows } = await sql<SeriesAccuracy>`
      select "assetId", "metricName", "leadHours", ${SUMS} from forecast_accuracy
      where "assetId" = ${assetId} and week >= ${weekOf(nowMs - COUNTED_MS)} group by 1, 2, 3
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns those of all series together in the last four weeks */
  async total(nowMs: number): Promise<readonly AccuracySums[]> {
    const { rows } = await sql<AccuracySums>`
      select "leadHours", ${SUMS} from forecast_accuracy where week >= ${weekOf(nowMs - COUNTED_MS)} group by 1
    `.execute(this.em.fork().getKysely());
    return rows;
  }
}

function weekOf(ms: number): RawBuilder<unknown> {
  return sql`date_trunc('week', ${instantOf(ms)} at time zone 'UTC')::date`;
}
