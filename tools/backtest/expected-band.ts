import { type MetricPolicy, scoreSamples, SeriesState } from '../../src/ml/index.js';

/** What is usual at each row of one metric, in its unit; NaN where the metric has no sample. */
export interface ExpectedBand {
  /** 1 % of the samples at this time of day lie below. */
  readonly low: Float64Array;
  /** 1 % of the samples at this time of day lie above. */
  readonly high: Float64Array;
}

/** The expected band that an explanation would name at each row. It depends on the series alone, not on the model. */
export function expectedBand(
  timestamps: Float64Array,
  values: Float64Array,
  { policy, timeZone }: { readonly policy?: MetricPolicy; readonly timeZone?: string } = {},
): ExpectedBand {
  const low = new Float64Array(values.length).fill(Number.NaN);
  const high = low.slice();
  const { explanations, timestamps: scoredAt } = scoreSamples(
    SeriesState.create(),
    { timestamps, values },
    { explainFrom: 0, policy, timeZone },
  );
  let next = 0;
  timestamps.forEach((timestamp, row) => {
    if (scoredAt[next] !== timestamp || !Number.isFinite(values[row])) return;
    const { expected } = explanations[next]!;
    low[row] = expected.low;
    high[row] = expected.high;
    next += 1;
  });
  return { low, high };
}
