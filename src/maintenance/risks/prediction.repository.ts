import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import type { Prediction } from './prediction.js';

type PredictionRow = Omit<Prediction, 'predictedAt'> & { readonly predictedMs: number };

/** What a ranking needs of a prediction. */
export type BriefPrediction = Omit<Prediction, 'contributions'>;

const MOST_DAYS = 400;

const BRIEF = sql`"assetId", day, ${epochMs(sql`"predictedAt"`)} as "predictedMs", basis, reason, "modelVersion", risks, lows, highs,
  "timeToFailure", "timeReason"`;

/** Keeps what was predicted, day by day. */
@Injectable()
export class Predictions {
  constructor(private readonly em: EntityManager) {}

  async upsert(predictions: readonly Prediction[]): Promise<void> {
    if (predictions.length === 0) return;
    const listOf = (values: readonly number[]): string => `{${values.join(',')}}`;
    await sql`
      insert into failure_predictions ("assetId", day, "predictedAt", basis, reason, "modelVersion", risks, lows, highs,
        "timeToFailure", "timeReason", contributions)
      select asset, day::int, to_timestamp(at / 1000), basis, reason, model, risks::float8[], lows::float8[], highs::float8[],
        time, why, contributions
      from ${unnest(
        predictions,
        ['text', ({ assetId }) => assetId],
        ['float8', ({ day }) => day],
        ['float8', ({ predictedAt }) => predictedAt.getTime()],
        ['text', ({ basis }) => basis],
        ['text', ({ reason }) => reason],
        ['text', ({ modelVersion }) => modelVersion],
        ['text', ({ risks }) => listOf(risks)],
        ['text', ({ lows }) => listOf(lows)],
        ['text', ({ highs }) => listOf(highs)],
        ['jsonb', ({ timeToFailure }) => timeToFailure && JSON.stringify(timeToFailure)],
        ['text', ({ timeReason }) => timeReason],
        ['jsonb', ({ contributions }) => JSON.stringify(contributions)],
      )} as p(asset, day, at, basis, reason, model, risks, lows, highs, time, why, contributions)
      on conflict ("assetId", day) do update set "predictedAt" = excluded."predictedAt", basis = excluded.basis, reason = excluded.reason,
        "modelVersion" = excluded."modelVersion", risks = excluded.risks, lows = excluded.lows, highs = excluded.highs,
        "timeToFailure" = excluded."timeToFailure", "timeReason" = excluded."timeReason", contributions = excluded.contributions
    `.execute(this.em.getKysely());
  }

  /** The newest of each asset since a day, by asset. */
  async findNewest(sinceDay: number): Promise<ReadonlyMap<string, BriefPrediction>> {
    const { rows } = await sql<Omit<PredictionRow, 'contributions'>>`
      select distinct on ("assetId") ${BRIEF} from failure_predictions
      where day >= ${sinceDay} order by "assetId", day desc`.execute(this.em.fork().getKysely());
    return new Map(
      rows.map(({ predictedMs, ...row }) => [row.assetId, { ...row, predictedAt: toDate(predictedMs) }]),
    );
  }

  /** Contributions of predictions that were found, by asset. */
  async findContributions(
    found: readonly Pick<Prediction, 'assetId' | 'day'>[],
  ): Promise<ReadonlyMap<string, Prediction['contributions']>> {
    if (found.length === 0) return new Map();
    const { rows } = await sql<Pick<Prediction, 'assetId' | 'contributions'>>`
      select p."assetId", p.contributions from failure_predictions p
      join ${unnest(found, ['text', ({ assetId }) => assetId], ['float8', ({ day }) => day])} as f(asset, day)
        on p."assetId" = f.asset and p.day = f.day`.execute(this.em.fork().getKysely());
    return new Map(rows.map(({ assetId, contributions }) => [assetId, contributions]));
  }

  /** Of one asset, oldest first. */
  findOf(assetId: string, sinceDay: number): Promise<readonly Prediction[]> {
    return this.read(sql`"assetId" = ${assetId} and day >= ${sinceDay} order by day limit ${MOST_DAYS}`);
  }

  private async read(rest: RawBuilder<unknown>): Promise<readonly Prediction[]> {
    const { rows } = await sql<PredictionRow>`
      select ${BRIEF}, contributions from failure_predictions where ${rest}`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ predictedMs, ...row }) => ({ ...row, predictedAt: toDate(predictedMs) }));
  }
}
