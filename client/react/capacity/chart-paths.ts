import type { CapacityChart } from '../../ml-api.js';

const DAY_MS = 86_400_000;

/** A drawing of days across and levels up, as shares of both. */
export interface ChartScale {
  readonly fromMs: number;
  readonly lengthMs: number;
  readonly highest: number;
}

type Path = NonNullable<CapacityChart['without']>;
type At = (share: number) => number;

/** From the first known day to the horizon, and up to a little above the highest of levels, medians and limit. */
export function scaleOf(chart: CapacityChart, limits: readonly (number | null)[]): ChartScale {
  const fromMs = Date.parse(chart.from);
  const nAhead = (chart.with ?? chart.without)?.median.length ?? 0;
  const lengthMs = Date.parse(chart.expectedFrom) - fromMs + nAhead * DAY_MS;
  const known = [
    ...chart.levels,
    ...(chart.without?.median ?? []),
    ...(chart.with?.median ?? []),
    ...limits,
  ].filter((value) => value !== null);
  const highest = known.reduce((most, value) => Math.max(most, value), 0);
  return { fromMs, lengthMs: Math.max(DAY_MS, lengthMs), highest: highest > 0 ? 1.1 * highest : 1 };
}

/** A few round levels from 0 on, up to the highest. */
export function levelTicks(highest: number): readonly number[] {
  const size = 10 ** Math.floor(Math.log10(highest));
  const step = size * (STEPS.find((each) => highest / (each * size) <= MOST_STEPS) ?? 5);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => Number((i * step).toPrecision(3)));
}

const STEPS = [0.2, 0.25, 0.5, 1, 2];
const MOST_STEPS = 5;

/** Levels as a line with gaps. */
export function levelsPath({ from, levels }: CapacityChart, scale: ChartScale, x: At, y: At): string {
  let isDrawn = false;
  return levels
    .map((level, day) => {
      const command = isDrawn ? 'L' : 'M';
      isDrawn = level !== null;
      return level === null ? '' : command + point(Date.parse(from) + day * DAY_MS, level, { scale, x, y });
    })
    .join('');
}

export function medianPath(chart: CapacityChart, path: Path, scale: ChartScale, x: At, y: At): string {
  return `M${pointsOf(chart, path.median, { scale, x, y }).join('L')}`;
}

/** Closed, from the lower end and back along the upper one. */
export function bandPath(chart: CapacityChart, path: Path, scale: ChartScale, x: At, y: At): string {
  const drawing = { scale, x, y };
  const there = pointsOf(chart, path.low, drawing);
  const back = pointsOf(chart, path.high, drawing).reverse();
  return `M${[...there, ...back].join('L')}Z`;
}

interface Drawing {
  readonly scale: ChartScale;
  readonly x: At;
  readonly y: At;
}

function pointsOf({ expectedFrom }: CapacityChart, values: readonly number[], drawing: Drawing): string[] {
  const fromMs = Date.parse(expectedFrom);
  return values.map((value, day) => point(fromMs + day * DAY_MS, value, drawing));
}

/** What is above the drawing is drawn at its edge. */
function point(ms: number, value: number, { scale: { fromMs, lengthMs, highest }, x, y }: Drawing): string {
  return `${x((ms - fromMs) / lengthMs).toFixed(1)} ${y(Math.min(1, Math.max(0, value / highest))).toFixed(1)}`;
}
