import { MOST_DEPENDENCE, noiseVariance } from './regimes.js';

const { sqrt } = Math;

/** Days apart: little is left of a dependence of a half by then, and a step touches a few days only. */
const APART = 3;

/** Standard errors by which days three apart have to differ more than neighbours: one independent noise in forty does. */
const SIGMAS = 2;

/** A variance from a median distance is off by this share of its square, over the number of values; of two that are compared it counts twice. */
const LOSS = 5.4;

/** Halvings until a dependence is known to a thousandth. */
const STEPS = 10;

/**
 * How many times as much the mean of days varies as their neighbours' differences say: what wanders from day to day is no change of the trend. Second
 * differences of an autoregression ρ that are k days apart have 1 − 4ρᵏ/3 + ρ²ᵏ/3 of the variance of independent days; those of neighbours and of days
 * three apart give ρ, whatever the steps and bends.
 *
 * @param levels without gaps, without what days of the week differ by.
 * @returns 1 or more; 1 where chance explains the difference.
 * @source Tecuapetla-Gómez & Munk, 2017, "Autocovariance estimation in regression with a discontinuous signal and m-dependent errors".
 * @example wandering(Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0)) // 1
 */
export function wandering(levels: Float64Array): number {
  const near = noiseVariance(levels);
  const ratio = near > 0 ? noiseVariance(levels, APART) / near : 1;
  if (!(ratio > 1 + SIGMAS * sqrt((2 * LOSS) / levels.length))) return 1;
  let [low, high] = [0, MOST_DEPENDENCE];
  for (let step = 0; step < STEPS; step += 1) {
    const rho = (low + high) / 2;
    if (shareOf(rho * rho * rho) / shareOf(rho) < ratio) low = rho;
    else high = rho;
  }
  return (1 + low) / (1 - low) / shareOf(low);
}

/** What is left of the variance in second differences of days whose correlation is this. */
function shareOf(correlation: number): number {
  return 1 - (4 / 3) * correlation + (correlation * correlation) / 3;
}
