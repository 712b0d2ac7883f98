import { type RiskClass } from './check-predictions.js';

const { exp, log1p, max, min, sqrt } = Math;

/** 5 % and 95 % quantile of a normal. */
const Z = 1.6449;

/** What is believed before anything was seen counts like one expected failure that came. */
const PRIOR = 1;

/** A risk with the bounds in which it lies nine times in ten. */
export interface RiskInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * How far a risk can be believed: the failures seen among predictions like it, against those expected, have a gamma distribution; its 5 % and
 * 95 % quantiles scale the hazard. With few failures seen the interval is wide, and it always holds the risk.
 *
 * @param risk 0..1 within the horizon that is asked for.
 * @param like a risk of the model that the classes are of.
 * @source Gelman et al. 2013, Bayesian Data Analysis, 2.6 (Poisson rates with gamma priors); quantiles by Wilson and Hilferty 1931.
 * @example riskInterval(0.5, 0.5, []).low < 0.5 // true
 */
export function riskInterval(risk: number, like: number, classes: readonly RiskClass[]): RiskInterval {
  const found = classes.findLast(({ upTo }) => like <= upTo) ?? classes[0];
  const shape = PRIOR + (found?.observed ?? 0);
  const rate = PRIOR + (found?.expected ?? 0);
  const hazard = -log1p(-min(risk, 1 - Number.EPSILON));
  const scaled = (z: number): number => 1 - exp(-hazard * (gammaQuantile(shape, z) / rate));
  return { low: min(risk, scaled(-Z)), high: max(risk, scaled(Z)) };
}

function gammaQuantile(shape: number, z: number): number {
  const root = max(0, 1 - 1 / (9 * shape) + z / (3 * sqrt(shape)));
  return shape * root * root * root;
}
