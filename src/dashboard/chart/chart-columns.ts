import type { ExpectedValues, ScoreTrace } from '../../anomaly/index.js';
import type { SeriesSamples } from '../../ml/index.js';
import { type ChartGrid, stepOf } from './chart-grid.js';

/** One value for each step; NaN where there is none. */
type Column = Float64Array;

/** The samples of each step. */
export interface SampleColumns {
  readonly mean: Column;
  readonly min: Column;
  readonly max: Column;
}

/** What was expected in each step. */
export interface ExpectedColumns {
  readonly expectedLow: Column;
  readonly expectedMedian: Column;
  readonly expectedHigh: Column;
}

function emptyColumn({ nSteps }: ChartGrid): Column {
  return new Float64Array(nSteps).fill(NaN);
}

/** Mean, lowest and highest value of each step; samples without a value count as none. */
export function sampleColumns(grid: ChartGrid, { timestamps, values }: SeriesSamples): SampleColumns {
  const [min, max] = [emptyColumn(grid), emptyColumn(grid)];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const step = stepOf(grid, timestamps[i] ?? NaN);
    // What there is nothing of yet compares to nothing.
    if (!((min[step] ?? NaN) <= value)) min[step] = value;
    if (!((max[step] ?? NaN) >= value)) max[step] = value;
  }
  return { mean: meanColumn(grid, timestamps, values), min, max };
}

/** The highest score of each step. */
export function scoreColumn(grid: ChartGrid, { timestamps, scores }: ScoreTrace): Column {
  const highest = emptyColumn(grid);
  for (let i = 0; i < scores.length; i++) {
    const step = stepOf(grid, timestamps[i] ?? NaN);
    const score = scores[i] ?? NaN;
    if (!((highest[step] ?? NaN) >= score)) highest[step] = score;
  }
  return highest;
}

/** The mean of what was expected in each step. */
export function expectedColumns(grid: ChartGrid, expected: ExpectedValues | undefined): ExpectedColumns {
  if (!expected) {
    const nothing = emptyColumn(grid);
    return { expectedLow: nothing, expectedMedian: nothing, expectedHigh: nothing };
  }
  const { timestamps, band } = expected;
  return {
    expectedLow: meanColumn(grid, timestamps, band.lows),
    expectedMedian: meanColumn(grid, timestamps, band.medians),
    expectedHigh: meanColumn(grid, timestamps, band.highs),
  };
}

function meanColumn(grid: ChartGrid, timestamps: Float64Array, values: Float64Array): Column {
  const [sums, counts] = [new Float64Array(grid.nSteps), new Uint32Array(grid.nSteps)];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const step = stepOf(grid, timestamps[i] ?? NaN);
    sums[step] = (sums[step] ?? 0) + value;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  // Nothing divided by nothing is NaN.
  return sums.map((sum, step) => sum / (counts[step] ?? 0));
}
