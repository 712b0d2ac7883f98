import {
  type DetectionModel,
  type MetricPolicy,
  type SeriesSamples,
  scoreSamples,
  SeriesState,
  TrainingSet,
} from '../../ml/index.js';

const STEP_MS = 300_000;
const DAY = 288;
const FIRST_MS = Date.UTC(2026, 10, 2);

/** Samples of a situation. */
const N_SAMPLES = 48;

/** A series as it is before anything happens to it. */
interface Shape {
  readonly level: number;
  readonly rhythm: number;
  readonly noise: number;
  readonly isWhole?: boolean;
  readonly policy?: MetricPolicy;
}

const percent: MetricPolicy = {
  direction: 'both',
  minDeviation: 0,
  minRelativeDeviation: 0,
  lowest: 0,
  highest: 100,
  invalidValues: [42],
};

export const SHAPES = {
  rhythm: { level: 50, rhythm: 20, noise: 3 },
  share: { level: 60, rhythm: 20, noise: 3, policy: percent },
  full: { level: 97.5, rhythm: 0, noise: 1.5, policy: percent },
  counts: { level: 3, rhythm: 2, noise: 2, isWhole: true },
  'rare counts': { level: 0.3, rhythm: 0, noise: 1, isWhole: true },
  'around nothing': { level: 0, rhythm: 5, noise: 2 },
  plain: { level: 50, rhythm: 0, noise: 2 },
  constant: { level: 7, rhythm: 0, noise: 0 },
} as const satisfies Record<string, Shape>;

/** What happens to a sample; `i` counts from its begin, `before` is the last value before it. */
export const CHANGES = {
  'stays elsewhere': ({ value, size }) => value + size,
  spikes: ({ value, size, i }) => (i < 2 ? value + size : value),
  climbs: ({ value, size, i }) => value + (size * i) / N_SAMPLES,
  swings: ({ value, size, i }) => value + (i % 2 === 0 ? size : -size),
  'gets stuck': ({ before }) => before,
  'is stuck elsewhere': ({ before, size }) => before + size,
  'goes dead': () => 0,
  'gives a code': ({ value, i }) => (i % 4 === 0 ? 65_535 : value),
  'gives what is no reading': ({ value, i }) => (i < 4 ? 42 : value),
  'is a hair beyond': ({ i }) => 100.02 + i / 1000,
  'has holes': ({ value, size, i }) => (i % 3 === 0 ? Number.NaN : value + size),
} as const satisfies Record<string, (at: ChangedSample) => number>;

/** A sample that something happens to. */
interface ChangedSample {
  readonly value: number;
  readonly before: number;
  readonly size: number;
  readonly i: number;
}

/** A series, and what happens to it. */
export interface Situation {
  readonly shape: keyof typeof SHAPES;
  /** All values are multiplied by it. */
  readonly factor: number;
  readonly historyDays: number;
  readonly change: keyof typeof CHANGES;
  /** In the unit of the shape. */
  readonly size: number;
  /** Samples for which it lasts. */
  readonly length: number;
}

/** A series that has a history. */
interface WarmSeries {
  readonly state: SeriesState;
  /** Its last value, in the unit of the shape. */
  readonly before: number;
}

/** The policy of the series in a situation, if any. */
export function policyOf({ shape }: Situation): MetricPolicy | undefined {
  return (SHAPES[shape] as Shape).policy;
}

/** What is measured in situations; each history is scored once. */
export class Situations {
  private readonly warm = new Map<string, WarmSeries>();

  /** The state of the series before the situation; the caller's own. */
  stateOf(situation: Situation): SeriesState {
    return this.warmOf(situation).state.clone();
  }

  /** The samples of the situation. */
  samplesOf(situation: Situation): SeriesSamples {
    const { shape, factor, historyDays, change, size, length } = situation;
    const { before } = this.warmOf(situation);
    const { timestamps, values } = samplesFrom(SHAPES[shape], historyDays * DAY, N_SAMPLES);
    const changed = values.map((value, i) => {
      const now = i < length ? CHANGES[change]({ value, before, size, i }) : value;
      return factor * ((SHAPES[shape] as Shape).isWhole ? Math.round(now) : now);
    });
    return { timestamps, values: changed };
  }

  private warmOf({ shape, factor, historyDays }: Situation): WarmSeries {
    const key = `${shape} ${factor} ${historyDays}`;
    const known = this.warm.get(key) ?? warmSeries(SHAPES[shape], factor, historyDays);
    this.warm.set(key, known);
    return known;
  }
}

/** A small model of all shapes. */
export function modelOfShapes(): DetectionModel {
  const set = new TrainingSet({ seed: 1 });
  for (const shape of Object.values(SHAPES)) set.addSeries(samplesFrom(shape, 0, 3 * DAY));
  return set.fit({ seed: 1, nTrees: 20 }).model;
}

function warmSeries(shape: Shape, factor: number, days: number): WarmSeries {
  const { timestamps, values } = samplesFrom(shape, 0, days * DAY);
  const state = SeriesState.create();
  scoreSamples(
    state,
    { timestamps, values: values.map((value) => factor * value) },
    { policy: shape.policy },
  );
  return { state, before: values.at(-1) ?? shape.level };
}

/** The same samples each time, with a daily rhythm and noise that is no rhythm. */
function samplesFrom(
  { level, rhythm, noise, isWhole, policy }: Shape,
  first: number,
  n: number,
): SeriesSamples {
  const timestamps = Float64Array.from({ length: n }, (_, i) => FIRST_MS + (first + i) * STEP_MS);
  const values = Float64Array.from({ length: n }, (_, i) => {
    const hash = Math.sin((first + i + 1) * 12.9898) * 43_758.5453;
    const value =
      level +
      rhythm * Math.sin((2 * Math.PI * (first + i)) / DAY) +
      2 * noise * (hash - Math.floor(hash) - 0.5);
    const bounded = Math.min(policy?.highest ?? Infinity, value);
    return isWhole ? Math.max(0, Math.round(bounded)) : bounded;
  });
  return { timestamps, values };
}
