import type { SampleExplanation } from '../../../ml/index.js';

const NEVER_NEGATIVE = new Set(['count', 'percent', 'ms', 'mbps']);

/**
 * What is expected of a value, from zero where its unit knows nothing below: quantiles of residuals may add up to less.
 *
 * @param value - a negative one, or a negative median, shows that the unit has them after all
 */
export function measurableRange(
  expected: SampleExplanation['expected'],
  value: number,
  unit: string,
): SampleExplanation['expected'] {
  const isFromZero = NEVER_NEGATIVE.has(unit) && value >= 0 && expected.median >= 0;
  return isFromZero ? { ...expected, low: Math.max(0, expected.low) } : expected;
}
