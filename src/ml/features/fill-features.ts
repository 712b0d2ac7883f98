import { FEATURE } from './layout.js';
import { type WindowSummary } from './rolling-window.js';

const { max, min } = Math;

/** What is measured of a sample, besides the window's extremes. */
interface Measured {
  readonly value: number;
  readonly change: number;
  readonly departure: number;
  readonly spread: number;
  readonly residual: number;
  readonly window: WindowSummary;
}

/** Fills all feature columns but the excess, which sums them up. */
export function fillFeatures(features: Float64Array, measured: Measured): void {
  const { residual, window } = measured;
  features[FEATURE.value] = measured.value;
  features[FEATURE.change] = measured.change;
  features[FEATURE.departure] = measured.departure;
  features[FEATURE.spread] = measured.spread;
  features[FEATURE.trough] = min(window.low, residual);
  features[FEATURE.crest] = max(window.high, residual);
  features[FEATURE.seasonal] = residual;
}
