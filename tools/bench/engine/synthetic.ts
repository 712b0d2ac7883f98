import { gaussian } from '../../../src/ml/random/gaussian.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { type FeatureRows } from '../../../src/ml/isolation-forest/isolation-forest.js';
import { type SeriesSamples } from '../../../src/ml/index.js';

const STEP_MS = 300_000;
const DAY_MS = 86_400_000;

/** Gaussian rows, as every library takes them. */
export function gaussianRows(n: number, nFeatures: number): FeatureRows {
  const random = new SeededRandom(n);
  return { values: Float32Array.from({ length: n * nFeatures }, () => gaussian(random)), nFeatures };
}

/** A metric with a daily rhythm and noise, every five minutes. */
export function dailyRhythm(n: number, seed: number): SeriesSamples {
  const random = new SeededRandom(seed);
  const timestamps = Float64Array.from({ length: n }, (_, i) => i * STEP_MS);
  const values = timestamps.map((at) => 50 + 10 * Math.sin((2 * Math.PI * at) / DAY_MS) + gaussian(random));
  return { timestamps, values };
}

/** Samples `from … end − 1`, not copied. */
export function part({ timestamps, values }: SeriesSamples, from: number, end: number): SeriesSamples {
  return { timestamps: timestamps.subarray(from, end), values: values.subarray(from, end) };
}
