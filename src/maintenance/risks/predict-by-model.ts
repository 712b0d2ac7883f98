import { type FleetRows, type RiskClass, riskInterval, type UnitOutlook } from '../../ml/index.js';
import { timeByRisks } from './time-by-risks.js';
import type { TimeToFailureDays } from './asset-risk.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import { describeContributions } from './describe-contribution.js';
import type { Prediction } from './prediction.js';

const LAST_HORIZON = RISK_HORIZONS[RISK_HORIZONS.length - 1];

/** What is known of the model that predicts. */
export interface PredictingModel {
  readonly version: string;
  readonly stepDays: number;
  /** How far its risks can be believed. */
  readonly classes: readonly RiskClass[];
}

/** The rows that were predicted, and which one is the asset's. */
export interface PredictedRow {
  readonly fleet: FleetRows;
  readonly row: number;
}

/** @returns what a model says of an asset, as it is stored */
export function predictByModel(
  { risks, contributions, life, lifeReason }: UnitOutlook,
  { fleet, row }: PredictedRow,
  { version, stepDays, classes }: PredictingModel,
): Omit<Prediction, 'assetId' | 'day' | 'predictedAt'> {
  const like = risks[0] ?? 0;
  const intervals = risks.map((risk) => riskInterval(risk, like, classes));
  const time: TimeToFailureDays | undefined = life
    ? { low: life.low, median: life.remaining, high: life.high }
    : timeByRisks(risks);
  return {
    basis: 'failure-model',
    reason: null,
    modelVersion: version,
    risks,
    lows: intervals.map(({ low }) => low),
    highs: intervals.map(({ high }) => high),
    timeToFailure: time ?? null,
    timeReason:
      time === undefined
        ? `It rather does not fail within ${LAST_HORIZON} days${lifeReason === undefined ? '' : ', and too few assets were seen until they failed to say how long it will last'}`
        : null,
    contributions: describeContributions({
      contributions,
      stepDays,
      valueOf: (name) => valueOf(fleet, row, name),
    }),
  };
}

function valueOf({ columns, times, timeName }: FleetRows, row: number, name: string): number | null {
  if (name === timeName) return times[row] ?? null;
  const column = columns.find((one) => one.name === name);
  if (column === undefined || 'categories' in column) return null;
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
