import type { ForecastBand } from '../../anomaly/index.js';
import type { ExpectedColumns } from './chart-columns.js';
import type { ChartGrid } from './chart-grid.js';

/** Forecasts are of means over their steps: of much shorter ones they say too little. */
const SHORTEST_SHARE = 0.5;

/** What is expected, and from when on by a stored forecast. */
export interface ExpectedParts extends ExpectedColumns {
  /** Start of the first step that is a forecast's, epoch milliseconds; undefined where none is. */
  readonly forecastFromMs: number | undefined;
  /** Whether a step is the detector's. */
  readonly hasDetector: boolean;
}

/** Which steps may be a forecast's. */
interface ForecastTimes {
  /** What comes from here on nobody else knows; epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the detector says what it expects now, not what it expected at the time. */
  readonly isDetectorOfNow: boolean;
}

/**
 * Puts stored forecasts in the place of what the detector expects: in the time to come, and in the past where the detector does not know any more what it
 * expected, if the steps of the chart are long enough for means. Elsewhere the detector knows of every sample what was usual just before it.
 *
 * @param bands - oldest first: a step goes by the newest forecast that was made before it
 */
export function withForecasts(
  columns: ExpectedColumns,
  bands: readonly ForecastBand[],
  grid: ChartGrid,
  { nowMs, isDetectorOfNow }: ForecastTimes,
): ExpectedParts {
  const low = columns.expectedLow.slice();
  const median = columns.expectedMedian.slice();
  const high = columns.expectedHigh.slice();
  let forecastFromMs: number | undefined;
  let nOfForecasts = 0;
  for (let step = 0; step < grid.nSteps; step++) {
    const startMs = grid.startMs + step * grid.stepMs;
    const isPast = startMs <= nowMs;
    if (isPast && !isDetectorOfNow) continue;
    const found = bands.findLast((band) => covers(band, startMs) && (!isPast || isLongEnough(grid, band)));
    if (!found) continue;
    const place = Math.floor((startMs - found.firstMs) / found.stepMs);
    low[step] = found.lows[place] ?? NaN;
    median[step] = found.medians[place] ?? NaN;
    high[step] = found.highs[place] ?? NaN;
    forecastFromMs ??= startMs;
    nOfForecasts++;
  }
  const nKnown = median.reduce((n, value) => n + (Number.isNaN(value) ? 0 : 1), 0);
  return {
    expectedLow: low,
    expectedMedian: median,
    expectedHigh: high,
    forecastFromMs,
    hasDetector: nKnown > nOfForecasts,
  };
}

function covers({ firstMs, stepMs, medians }: ForecastBand, atMs: number): boolean {
  return atMs >= firstMs && atMs < firstMs + medians.length * stepMs;
}

function isLongEnough({ stepMs }: ChartGrid, band: ForecastBand): boolean {
  return stepMs >= SHORTEST_SHARE * band.stepMs;
}
