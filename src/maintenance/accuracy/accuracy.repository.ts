import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';

/** Predictions with risks alike, and what happened. */
export interface AccuracyClass {
  readonly fromRisk: number;
  readonly toRisk: number;
  readonly nPredictions: number;
  readonly expected: number;
  readonly observed: number;
}

/** All predictions of a horizon whose time is over. */
export interface AccuracyTotals {
  readonly nPredictions: number;
  readonly nFailures: number;
  readonly expected: number;
  readonly brier: number | null;
  readonly baseBrier: number | null;
  /** Share of those that failed that were among the riskiest 1, 5 and 10 % of their day; null without a failure. */
  readonly recalls: readonly (number | null)[];
}

/** A failure, and what was predicted of the asset last before it. */
export interface FailureOutcome {
  readonly failureId: string;
  readonly assetId: string;
  readonly failedAt: Date;
  readonly predictedAt: Date;
  readonly probability: number;
  /** Place in the ranking of that day, 1 for the highest risk. */
  readonly rank: number;
  readonly nRanked: number;
}

/** Which predictions to compare with what happened. */
export interface AccuracyQuestion {
  readonly horizonDays: number;
  /** Place of the horizon among all of them, from 1. */
  readonly place: number;
  readonly sinceDay: number;
  /** The last day whose horizon is over. */
  readonly untilDay: number;
  readonly modelVersion?: string | undefined;
}

/** Risks between which predictions are compared. */
const CLASS_BOUNDS = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;
const MOST_OUTCOMES = 50;

/** Compares what was predicted with what happened. */
@Injectable()
export class Accuracies {
  constructor(private readonly em: EntityManager) {}

  async findTotals(question: AccuracyQuestion): Promise<AccuracyTotals> {
    type Row = Omit<AccuracyTotals, 'recalls'> & {
      readonly at1: number | null;
      readonly at5: number | null;
      readonly at10: number | null;
    };
    const recallAt = (share: number): RawBuilder<unknown> => sql`
      (count(*) filter (where failed = 1 and place <= greatest(1, round(${share}::float8 * n))))::float8 / nullif(sum(failed), 0)`;
    const { rows } = await sql<Row>`
      with outcomes as (${outcomesOf(question)}), base as (select avg(failed)::float8 as rate from outcomes)
      select count(*)::int as "nPredictions", coalesce(sum(failed), 0)::int as "nFailures", coalesce(sum(risk), 0) as expected,
        avg((risk - failed) ^ 2) as brier, avg((base.rate - failed) ^ 2) as "baseBrier",
        ${recallAt(0.01)} as at1, ${recallAt(0.05)} as at5, ${recallAt(0.1)} as at10
      from outcomes, base`.execute(this.em.fork().getKysely());
    const [row] = rows;
    if (!row)
      return { nPredictions: 0, nFailures: 0, expected: 0, brier: null, baseBrier: null, recalls: [] };
    const { at1, at5, at10, ...totals } = row;
    return { ...totals, recalls: [at1, at5, at10] };
  }

  async findClasses(question: AccuracyQuestion): Promise<readonly AccuracyClass[]> {
    const bounds = sql`${[...CLASS_BOUNDS.slice(1, -1)]}::float8[]`;
    type Row = Omit<AccuracyClass, 'fromRisk' | 'toRisk'> & { readonly class: number };
    const { rows } = await sql<Row>`
      with outcomes as (${outcomesOf(question)})
      select width_bucket(risk, ${bounds})::int as class, count(*)::int as "nPredictions", sum(risk) as expected, sum(failed)::int as observed
      from outcomes group by 1 order by 1`.execute(this.em.fork().getKysely());
    return rows.map(({ class: place, ...row }) => ({
      ...row,
      fromRisk: CLASS_BOUNDS[place] ?? 0,
      toRisk: CLASS_BOUNDS[place + 1] ?? 1,
    }));
  }

  /** The newest failures, with what was said of the asset on the last day before. */
  async findOutcomes({ place, sinceDay }: AccuracyQuestion): Promise<readonly FailureOutcome[]> {
    type Row = Omit<FailureOutcome, 'failedAt' | 'predictedAt'> & {
      readonly failedMs: number;
      readonly predictedMs: number;
    };
    const { rows } = await sql<Row>`
      select f.id as "failureId", f."assetId", ${epochMs(sql`f."failedAt"`)} as "failedMs", ${epochMs(sql`p."predictedAt"`)} as "predictedMs",
        p.risks[${place}::int] as probability, r.rank::int as rank, r.n::int as "nRanked"
      from asset_failures f
      cross join lateral (
        select * from failure_predictions p
        where p."assetId" = f."assetId" and p."predictedAt" < f."failedAt" and p.day >= ${sinceDay}
        order by p.day desc limit 1
      ) as p
      cross join lateral (
        select 1 + count(*) filter (where o.risks[${place}::int] > p.risks[${place}::int]) as rank, count(*) as n
        from failure_predictions o where o.day = p.day and o.basis = 'failure-model'
      ) as r
      where f."struckOutAt" is null and p.basis = 'failure-model'
      order by f."failedAt" desc, f.id limit ${MOST_OUTCOMES}`.execute(this.em.fork().getKysely());
    return rows.map(({ failedMs, predictedMs, ...row }) => ({
      ...row,
      failedAt: toDate(failedMs),
      predictedAt: toDate(predictedMs),
    }));
  }
}

/** Predictions by a model whose horizon is over: their risk, whether it failed within it, and their place among those of the day. */
function outcomesOf({
  horizonDays,
  place,
  sinceDay,
  untilDay,
  modelVersion,
}: AccuracyQuestion): RawBuilder<unknown> {
  const ofModel = modelVersion === undefined ? sql`true` : sql`p."modelVersion" = ${modelVersion}`;
  return sql`
    select p.risks[${place}::int] as risk,
      (exists (
        select from asset_failures f where f."assetId" = p."assetId" and f."struckOutAt" is null
          and f."failedAt" > p."predictedAt" and f."failedAt" <= p."predictedAt" + make_interval(days => ${horizonDays}::int)
      ))::int as failed,
      row_number() over (partition by p.day order by p.risks[${place}::int] desc, p."assetId") as place,
      count(*) over (partition by p.day) as n
    from failure_predictions p
    where p.day between ${sinceDay}::int and ${untilDay}::int and p.basis = 'failure-model' and ${ofModel}`;
}
