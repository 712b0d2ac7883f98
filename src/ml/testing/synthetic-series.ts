import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import { type SeriesSamples } from '../series/series-samples.js';

const { PI, sin } = Math;

const DAY_MS = 86_400_000;

/** A Monday, midnight UTC. */
export const SYNTHETIC_START = Date.UTC(2026, 0, 5);

/** How a synthetic series is made. */
export interface SyntheticOptions {
  readonly n: number;
  readonly stepMs?: number;
  readonly startAt?: number;
  readonly seed?: number;
  readonly level?: number;
  /** Height of the daily rhythm. */
  readonly rhythm?: number;
  /** Standard deviation of the Gaussian noise. */
  readonly noise?: number;
  /** Changes sample `i`; this is where incidents come from. */
  readonly change?: (value: number, i: number) => number;
}

/** A metric as devices have them, for specs: a level, a daily rhythm and noise. */
export function syntheticSeries(options: SyntheticOptions): SeriesSamples {
  const {
    n,
    stepMs = 300_000,
    startAt = SYNTHETIC_START,
    seed = 1,
    level = 50,
    rhythm = 20,
    noise = 2,
  } = options;
  const random = new SeededRandom(seed);
  const timestamps = Float64Array.from({ length: n }, (_, i) => startAt + i * stepMs);
  const values = timestamps.map((timestamp, i) => {
    const value = level + rhythm * sin((2 * PI * timestamp) / DAY_MS) + noise * gaussian(random);
    return options.change === undefined ? value : options.change(value, i);
  });
  return { timestamps, values };
}

/** Samples `from … end − 1` of a series. */
export function sliceSamples(
  { timestamps, values }: SeriesSamples,
  from: number,
  end?: number,
): SeriesSamples {
  return { timestamps: timestamps.slice(from, end), values: values.slice(from, end) };
}
