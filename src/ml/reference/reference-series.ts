import { SeededRandom } from '../random/seeded-random.js';
import { gaussian } from '../random/gaussian.js';
import { type SeriesSamples } from '../series/series-samples.js';

const DAY_MS = 86_400_000;
const N_SAMPLES = 2016;
const STEPS_MS = [300_000, 60_000, 1_800_000];
const START_AT = Date.UTC(2026, 0, 5);

/** What drives one reference series at one sample. */
interface Drive {
  /** Daily rhythm around 10. */
  readonly base: number;
  /** Slow noise with memory. */
  readonly drift: number;
  /** Now and then a burst that decays. */
  readonly burst: number;
  readonly random: SeededRandom;
}

/** How metrics of devices behave, each from the same drive. */
const BEHAVIOURS: readonly ((drive: Drive) => number)[] = [
  ({ base, random }) => base + gaussian(random),
  ({ base, random }) => Math.exp(base / 10 + 0.3 * gaussian(random)),
  ({ base, burst, random }) => base + gaussian(random) + burst,
  ({ base, drift }) => base + drift,
  ({ base, random }) => Math.max(0, Math.round(base / 8 + gaussian(random))),
  ({ burst }) => (burst > 1 ? Math.round(burst) : 0),
  ({ base, drift, random }) => base + Math.abs(drift) * gaussian(random),
  ({ base, random }) => base + gaussian(random) / Math.sqrt(0.05 + random.next()),
];

/**
 * Synthetic series of the kinds that devices have: rhythm and noise, products, bursts, drifts, counts, mostly nothing, changing and
 * heavy-tailed noise. A model trained on these alone scores any series fairly; together with a few real ones it is not misled by
 * their being few.
 *
 * @param seed any integer.
 * @param count how many.
 */
export function referenceSeries(seed: number, count: number): SeriesSamples[] {
  return Array.from({ length: count }, (_, i) => makeSeries(new SeededRandom(seed * 1000 + i), i));
}

function makeSeries(random: SeededRandom, kind: number): SeriesSamples {
  const stepMs = STEPS_MS[Math.floor(kind / BEHAVIOURS.length) % STEPS_MS.length]!;
  const behave = BEHAVIOURS[kind % BEHAVIOURS.length]!;
  const rhythm = random.next() < 0.3 ? 0 : 7.5 * random.next();
  const phase = 2 * Math.PI * random.next();
  const memory = 0.8 + 0.19 * random.next();
  const burstShare = 0.002 + 0.02 * random.next();
  const timestamps = Float64Array.from({ length: N_SAMPLES }, (_, i) => START_AT + i * stepMs);
  let drift = 0;
  let burst = 0;
  const values = timestamps.map((timestamp) => {
    drift = memory * drift + gaussian(random);
    burst *= 0.5;
    if (random.next() < burstShare) burst -= 10 * Math.log(1 - random.next());
    const base = 10 + rhythm * Math.sin((2 * Math.PI * timestamp) / DAY_MS + phase);
    return behave({ base, drift, burst, random });
  });
  return { timestamps, values };
}
