import { lifeConcordance } from './ranking.js';

/** What was said of units, and what was true. */
export interface SaidLives {
  readonly truth: Float64Array;
  readonly remaining: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
}

/** Figures of remaining lives. */
export interface LifeScores {
  readonly rmse: number;
  /** Score of the PHM 2008 challenge: late is worse than early. */
  readonly nasa: number;
  readonly concordance: number;
  readonly covered: number;
  readonly width: number;
}

/** Scores remaining lives. */
export function lifeScores({ truth, remaining, low, high }: SaidLives): LifeScores {
  const errors = truth.map((value, k) => remaining[k]! - value);
  const covered = truth.filter((value, k) => value >= (low?.[k] ?? NaN) && value <= (high?.[k] ?? NaN));
  const widths = truth.map((_, k) => (high?.[k] ?? NaN) - (low?.[k] ?? NaN)).sort();
  return {
    rmse: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length),
    nasa: errors.reduce((sum, error) => sum + Math.expm1(error < 0 ? -error / 13 : error / 10), 0),
    concordance: lifeConcordance(truth, remaining),
    covered: covered.length / truth.length,
    width: widths[Math.floor(widths.length / 2)]!,
  };
}

/** Figures of probabilities of failing within the horizon. */
export interface RiskScores {
  readonly brier: number;
  readonly auc: number;
  readonly precision: number;
  readonly recall: number;
}

/** Scores probabilities; precision and recall at 0.5. */
export function riskScores(fails: Uint8Array, risk: Float64Array): RiskScores {
  const marked = [...risk.keys()].filter((k) => risk[k]! >= 0.5);
  const found = marked.filter((k) => fails[k] === 1).length;
  const nFailing = fails.reduce((sum, one) => sum + one, 0);
  return {
    brier: risk.reduce((sum, value, k) => sum + (value - fails[k]!) * (value - fails[k]!), 0) / risk.length,
    auc: lifeConcordance(Float64Array.from(fails), risk),
    precision: found / marked.length,
    recall: found / nFailing,
  };
}
