/** A value at a time, with its interval. */
export interface HistoryPoint {
  readonly ms: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** A line in its band from the first time to the last, from 0 up to the highest of the band. */
export function historyPaths(points: readonly HistoryPoint[], { width, height }: Box) {
  const first = points[0]?.ms ?? 0;
  const length = Math.max(1, (points.at(-1)?.ms ?? 0) - first);
  const highest = points.reduce((most, { high }) => Math.max(most, high), 0);
  const at = (ms: number, value: number): string =>
    `${((width * (ms - first)) / length).toFixed(1)} ${(height * (1 - value / (highest || 1))).toFixed(1)}`;
  const upper = points.map(({ ms, high }) => at(ms, high));
  const lower = points.map(({ ms, low }) => at(ms, low)).reverse();
  return {
    line: points.length === 0 ? '' : `M${points.map(({ ms, value }) => at(ms, value)).join('L')}`,
    band: points.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`,
    highest,
  };
}
