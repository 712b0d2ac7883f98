import { forecastSeries } from '../../../src/ml/index.js';
import { coreMs } from './core-ms.js';
import { absoluteError, coverage } from './error-figures.js';
import { type Figures } from './figures.js';
import { before, type SetSeries } from './read-series.js';

const DAY_MS = 86_400_000;

/** Origins of a series, spread over its last part. */
const ORIGINS = 16;
const FIRST_SHARE = 0.6;

const PROBABILITIES = [0.025, 0.1, 0.9, 0.975];

/** A day ahead from each origin: absolute error over that of the day before, and how often the bands hold. */
export function measureTraffic(series: readonly SetSeries[]): Readonly<Record<string, Figures>> {
  const all = series.map((one) => ({ name: one.name, figures: measureSeries(one) }));
  const mean = (of: (figures: Figures) => number): number =>
    all.reduce((sum, { figures }) => sum + of(figures) / all.length, 0);
  return {
    traffic: {
      relToSNaive: Math.exp(mean((figures) => Math.log(figures.relToSNaive!))),
      cover95: mean((figures) => figures.cover95!),
      cover80: mean((figures) => figures.cover80!),
      ms: mean((figures) => figures.ms!),
    },
    ...Object.fromEntries(all.map(({ name, figures }) => [`traffic, ${name}`, figures])),
  };
}

function measureSeries(one: SetSeries): Figures {
  const horizon = Math.round(DAY_MS / (one.timestamps[1]! - one.timestamps[0]!));
  const n = one.values.length;
  const sums = { ours: 0, naive: 0, cover95: 0, cover80: 0, ms: 0 };
  for (let origin = 0; origin < ORIGINS; origin += 1) {
    const share = FIRST_SHARE + (1 - FIRST_SHARE - horizon / n) * (origin / (ORIGINS - 1));
    const row = Math.floor(n * share);
    const truth = one.values.subarray(row, row + horizon);
    const startedMs = coreMs();
    const { median, quantiles } = forecastSeries(before(one, row), {
      horizon,
      probabilities: PROBABILITIES,
    })!;
    sums.ms += (coreMs() - startedMs) / ORIGINS;
    const [low, lowDecile, highDecile, high] = quantiles as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    sums.ours += absoluteError(median, truth);
    sums.naive += absoluteError(one.values.subarray(row - horizon, row), truth);
    sums.cover95 += coverage(low, high, truth) / ORIGINS;
    sums.cover80 += coverage(lowDecile, highDecile, truth) / ORIGINS;
  }
  return { relToSNaive: sums.ours / sums.naive, cover95: sums.cover95, cover80: sums.cover80, ms: sums.ms };
}
