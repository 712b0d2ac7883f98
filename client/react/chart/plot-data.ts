import type { Chart } from '../../ml-api.js';

type Values = readonly (number | null)[];
/** As uPlot has it: null breaks the line, undefined does not. */
type Drawn = (number | null | undefined)[];

/** Steps without a sample count as a gap from so many polling intervals on; a late poll is none. */
const GAP_INTERVALS = 2.5;

export interface PlotColumns {
  /** Epoch seconds. */
  readonly times: number[];
  readonly series: readonly Drawn[];
}

/** Positions in {@link PlotColumns.series}, from 1 as uPlot counts. */
export const SERIES = { high: 1, low: 2, median: 3, max: 4, min: 5, mean: 6 } as const;

/** A chart's answer as uPlot wants it. */
export function toColumns(chart: Chart): PlotColumns {
  const nothing: Drawn = chart.times.map(() => null);
  const maxGap = GAP_INTERVALS * usualDistance(chart.mean);
  const bridged = (values: Values) => bridgeShortGaps(values, maxGap);
  return {
    times: chart.times.map((time) => time / 1000),
    series: [
      [...chart.expectedHigh],
      [...chart.expectedLow],
      [...chart.expectedMedian],
      chart.isDownsampled ? bridged(chart.max) : nothing,
      chart.isDownsampled ? bridged(chart.min) : nothing,
      bridged(chart.mean),
    ],
  };
}

/** Steps from one sample to the next, as most of them are; 1 where there are too few to say. */
export function usualDistance(values: Values): number {
  const counts = new Map<number, number>();
  let last = -1;
  values.forEach((value, index) => {
    if (value === null) return;
    if (last >= 0) counts.set(index - last, (counts.get(index - last) ?? 0) + 1);
    last = index;
  });
  let [usual, most] = [1, 0];
  for (const [distance, count] of counts) if (count > most) [usual, most] = [distance, count];
  return usual;
}

/** Nulls between samples that are no further apart than `maxGap` steps become undefined. */
export function bridgeShortGaps(values: Values, maxGap: number): Drawn {
  const drawn: Drawn = [...values];
  let last = -1;
  values.forEach((value, index) => {
    if (value === null) return;
    if (last >= 0 && index - last <= maxGap) drawn.fill(undefined, last + 1, index);
    last = index;
  });
  return drawn;
}

/** Positions of samples without a neighbour: no line shows them. */
export function loneSamples(values: Drawn): number[] {
  const neighbour = (index: number, step: number): boolean => {
    let at = index + step;
    while (at >= 0 && at < values.length && values[at] === undefined) at += step;
    return typeof values[at] === 'number';
  };
  const isLone = (index: number) => !neighbour(index, -1) && !neighbour(index, 1);
  return values.flatMap((value, index) => (typeof value === 'number' && isLone(index) ? [index] : []));
}
