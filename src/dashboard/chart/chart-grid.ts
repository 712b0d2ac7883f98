const SECOND_MS = 1000;
/** Differences that are looked at to know the polling interval. */
const MOST_DIFFERENCES = 1000;
/** A longer time between two samples is a gap. */
const GAP_INTERVALS = 1.5;

/** Steps of equal length, one after another; epoch milliseconds. */
export interface ChartGrid {
  /** Start of the first step. */
  readonly startMs: number;
  readonly stepMs: number;
  readonly nSteps: number;
  /** Whether a step holds more than one sample. */
  readonly isDownsampled: boolean;
}

interface GridRequest {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Steps at most, 50 or more. */
  readonly nPoints: number;
}

/** @returns the mean of the times between samples, gaps aside; NaN where there are fewer than two */
export function typicalInterval(timestamps: Float64Array): number {
  const stride = Math.max(1, Math.floor(timestamps.length / MOST_DIFFERENCES));
  const differences: number[] = [];
  for (let i = 1; i < timestamps.length; i += stride)
    differences.push((timestamps[i] ?? NaN) - (timestamps[i - 1] ?? NaN));
  differences.sort((a, b) => a - b);
  const middle = differences[Math.floor(differences.length / 2)] ?? NaN;
  const usual = differences.filter((one) => one <= GAP_INTERVALS * middle);
  return usual.reduce((sum, one) => sum + one, 0) / usual.length;
}

/**
 * Lays steps over a range: a step for each sample where there is room for that, else as many as were asked for. No step is left empty only because
 * samples come a little early or late: where they do not fit one into each, a step is two intervals long.
 *
 * @param timestamps - ascending
 */
export function chartGrid(timestamps: Float64Array, request: GridRequest): ChartGrid {
  const { fromMs, untilMs, nPoints } = request;
  const intervalMs = typicalInterval(timestamps);
  // Two more steps are begun at the ends.
  const coarseMs = (untilMs - fromMs) / (nPoints - 2);
  const sampleMs = wholeInterval(intervalMs);
  if (sampleMs >= coarseMs) {
    for (const shift of [0, sampleMs / 2]) {
      const startMs = startFor(fromMs, sampleMs, (timestamps[0] ?? 0) - shift);
      const grid = { startMs, stepMs: sampleMs, nSteps: stepsUntil(untilMs, startMs, sampleMs) };
      if (holdsOneEach(timestamps, grid)) return { ...grid, isDownsampled: false };
    }
  }
  const stepMs = wholeSeconds(Math.max(coarseMs, Number.isNaN(intervalMs) ? 0 : 2 * intervalMs));
  const startMs = startFor(fromMs, stepMs, 0);
  const grid = { startMs, stepMs, nSteps: stepsUntil(untilMs, startMs, stepMs) };
  return { ...grid, isDownsampled: hasCrowdedStep(timestamps, grid) };
}

/** @returns the step an instant falls into, 0 .. nSteps − 1 for one of the range */
export function stepOf({ startMs, stepMs }: Pick<ChartGrid, 'startMs' | 'stepMs'>, atMs: number): number {
  return Math.floor((atMs - startMs) / stepMs);
}

/** The last start at or before the range. */
function startFor(fromMs: number, stepMs: number, phaseMs: number): number {
  return phaseMs + Math.floor((fromMs - phaseMs) / stepMs) * stepMs;
}

function stepsUntil(untilMs: number, startMs: number, stepMs: number): number {
  return Math.floor((untilMs - startMs) / stepMs) + 1;
}

/** Polls are meant to come at whole seconds, and are measured a little beside them. */
function wholeInterval(intervalMs: number): number {
  return intervalMs < 10 * SECOND_MS ? intervalMs : Math.round(intervalMs / SECOND_MS) * SECOND_MS;
}

/** So that a chart that is asked for again a little later has the same steps. */
function wholeSeconds(stepMs: number): number {
  return stepMs < SECOND_MS ? Math.max(1, Math.ceil(stepMs)) : Math.ceil(stepMs / SECOND_MS) * SECOND_MS;
}

function holdsOneEach(timestamps: Float64Array, grid: Omit<ChartGrid, 'isDownsampled'>): boolean {
  for (let i = 1; i < timestamps.length; i++) {
    const [before, at] = [timestamps[i - 1] ?? NaN, timestamps[i] ?? NaN];
    const nSteps = stepOf(grid, at) - stepOf(grid, before);
    if (nSteps < 1 || (nSteps > 1 && at - before < GAP_INTERVALS * grid.stepMs)) return false;
  }
  return true;
}

function hasCrowdedStep(timestamps: Float64Array, grid: Omit<ChartGrid, 'isDownsampled'>): boolean {
  return timestamps.some((at, i) => i > 0 && stepOf(grid, at) === stepOf(grid, timestamps[i - 1] ?? NaN));
}
