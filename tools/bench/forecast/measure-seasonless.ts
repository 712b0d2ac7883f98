import { forecastSeries } from '../../../src/ml/index.js';
import { gaussian } from '../../../src/ml/random/gaussian.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { type Figures } from './figures.js';

const HOUR_MS = 3_600_000;
const LENGTH = 900;
const OF_EACH = 50;

type Maker = (random: SeededRandom) => () => number;

/** Eight ways to have no season. */
const KINDS: Readonly<Record<string, Maker>> = {
  noise: (random) => () => 50 + 8 * gaussian(random),
  walk: (random) => remembering(random, 1),
  memory: (random) => remembering(random, 0.9),
  'long memory': (random) => remembering(random, 0.98),
  'swings without a beat': (random) => swinging(random),
  trend: (random) => {
    let at = 0;
    return () => 0.1 * (at += 1) + 5 * gaussian(random);
  },
  bursts: (random) => () => (random.next() < 1 / 12 ? 5 + 35 * random.next() : 0),
  steps: (random) => {
    let level = 10;
    return () => {
      if (random.next() < 0.01) level = 10 + 50 * random.next();
      return level + gaussian(random);
    };
  },
};

/** In how many of 400 seeded series without a season one is found. */
export function measureSeasonless(seed: number): Readonly<Record<string, Figures>> {
  let seasons = 0;
  let n = 0;
  for (const make of Object.values(KINDS)) {
    for (let i = 0; i < OF_EACH; i += 1, n += 1) {
      const next = make(new SeededRandom(1000 * seed + n));
      const values = Float64Array.from({ length: LENGTH }, next);
      const timestamps = values.map((_, hour) => hour * HOUR_MS);
      const forecast = forecastSeries({ timestamps, values }, { horizon: 1, probabilities: [0.5] })!;
      seasons += Number(forecast.seasons.length > 0);
    }
  }
  return { 'series without season': { false: seasons / n, of: n } };
}

function remembering(random: SeededRandom, share: number): () => number {
  let level = 0;
  return () => 100 + (level = share * level + gaussian(random));
}

function swinging(random: SeededRandom): () => number {
  let [last, before] = [0, 0];
  return () => {
    [last, before] = [1.6 * last - 0.75 * before + gaussian(random), last];
    return last;
  };
}
