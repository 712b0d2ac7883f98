interface Scored {
  /** Epoch milliseconds, ascending. */
  readonly times: readonly number[];
  readonly score: readonly (number | null)[];
  readonly stepSeconds: number;
}

/**
 * The highest score at each pixel, however many steps there are: so many rectangles are drawn as can be seen.
 *
 * @param from epoch seconds at the left edge
 * @param perPixel seconds
 * @returns NaN where nothing was scored
 */
export function scoreByPixel(
  { times, score, stepSeconds }: Scored,
  from: number,
  perPixel: number,
  width: number,
): Float32Array {
  const highest = new Float32Array(width).fill(Number.NaN);
  const until = from + perPixel * width;
  for (let step = firstFrom(times, (from - stepSeconds) * 1000); step < times.length; step += 1) {
    const at = (times[step] ?? 0) / 1000;
    const value = score[step] ?? null;
    if (at > until) break;
    if (value === null || at + stepSeconds <= from) continue;
    const start = Math.max(Math.floor((at - from) / perPixel), 0);
    const end = Math.max(Math.ceil((at + stepSeconds - from) / perPixel), start + 1);
    for (let pixel = start; pixel < Math.min(end, width); pixel += 1)
      if (!((highest[pixel] ?? Number.NaN) >= value)) highest[pixel] = value;
  }
  return highest;
}

/** Position of the first time that is not before. */
function firstFrom(times: readonly number[], from: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Neighbouring pixels of one colour. */
interface ScoreRun {
  readonly start: number;
  readonly length: number;
  /** The score in percent. */
  readonly percent: number;
}

/** Pixels of the same score, to the percent, are drawn at once. */
export function runsOf(scores: Float32Array): readonly ScoreRun[] {
  const runs: ScoreRun[] = [];
  let start = 0;
  for (let pixel = 1; pixel <= scores.length; pixel += 1) {
    const percent = Math.round((scores[start] ?? Number.NaN) * 100);
    if (pixel < scores.length && Math.round((scores[pixel] ?? Number.NaN) * 100) === percent) continue;
    if (!Number.isNaN(percent)) runs.push({ start, length: pixel - start, percent });
    start = pixel;
  }
  return runs;
}
