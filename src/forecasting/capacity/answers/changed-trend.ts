import type { Trend } from '../../../ml/index.js';
import type { CapacityChange } from './change.js';

/** All load times the factor, with its growth and its noise, and then so much more. */
export function changedTrend(trend: Trend, { factor, added }: CapacityChange): Trend {
  const square = factor * factor;
  return {
    ...trend,
    level: trend.level * factor + added,
    slope: trend.slope * factor,
    levelVariance: trend.levelVariance * square,
    slopeVariance: trend.slopeVariance * square,
    covariance: trend.covariance * square,
    weekdayVariance: trend.weekdayVariance * square,
    weekVariance: trend.weekVariance * square,
    weekdays: Array.from(trend.weekdays, (effect) => effect * factor),
  };
}
