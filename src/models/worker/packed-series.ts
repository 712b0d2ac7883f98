import type { SampleCounts, ScoredSamples } from '../../ml/index.js';
import type { ScoreTask, SeriesResult, SeriesTask } from './tasks.js';

/*
 * On its way to a thread and back every array of its own costs more than a thousand bytes of a common one: what a task has of many series goes
 * as a few columns, one series after another.
 */

/** Series on their way to a thread. */
interface PackedSeries {
  readonly states: Uint8Array;
  /** Bytes of each state; 0 for a series without one. */
  readonly stateLengths: Int32Array;
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
  /** Samples of each series. */
  readonly nSamples: Int32Array;
  readonly rest: readonly Omit<SeriesTask, 'state' | 'samples'>[];
}

export type PackedTask = Omit<ScoreTask, 'series'> & { readonly series: PackedSeries };

/** What became of them, on its way back. */
export interface PackedResults {
  readonly states: Uint8Array;
  readonly nScored: Int32Array;
  /** Times, values and scores of all series. */
  readonly floats: readonly [timestamps: Float64Array, values: Float64Array, scores: Float64Array];
  readonly flags: readonly [isStatistical: Uint8Array, isUsual: Uint8Array, isRecurring: Uint8Array];
  readonly lean: Int8Array;
  /** The pace of each series, then its counts. */
  readonly figures: Float64Array;
  /** What only some series have, by their place. */
  readonly rest: readonly (readonly [number, Pick<ScoredSamples, 'explanations' | 'expected'>])[];
}

type CountName = keyof SampleCounts;
const COUNTS: readonly CountName[] = [
  'received',
  'scored',
  'missing',
  'invalid',
  'duplicate',
  'outOfOrder',
  'gaps',
];
const N_FIGURES = 2 + COUNTS.length;

export function packTask({ series, ...options }: ScoreTask): PackedTask {
  const states = series.map(({ state }) => state ?? new Uint8Array());
  return {
    ...options,
    series: {
      states: joinedBytes(states),
      stateLengths: Int32Array.from(states, ({ length }) => length),
      timestamps: joinedFloats(series.map(({ samples }) => samples.timestamps)),
      values: joinedFloats(series.map(({ samples }) => samples.values)),
      nSamples: Int32Array.from(series, ({ samples }) => samples.timestamps.length),
      rest: series.map(({ modelFromMs, scope, policy, timeZone }) => ({
        modelFromMs,
        scope,
        policy,
        timeZone,
      })),
    },
  };
}

export function unpackTask({ series: packed, ...options }: PackedTask): ScoreTask {
  const { states, stateLengths, timestamps, values, nSamples, rest } = packed;
  let [byte, sample] = [0, 0];
  const series = rest.map((one, index): SeriesTask => {
    const [fromByte, from] = [byte, sample];
    byte += stateLengths[index] ?? 0;
    sample += nSamples[index] ?? 0;
    return {
      ...one,
      ...(byte > fromByte && { state: states.subarray(fromByte, byte) }),
      samples: { timestamps: timestamps.subarray(from, sample), values: values.subarray(from, sample) },
    };
  });
  return { ...options, series };
}

export function packResults(results: readonly SeriesResult[]): PackedResults {
  const scored = results.map((one) => one.scored);
  const figures = results.flatMap(({ pace, scored: { counts } }) => [
    pace.lastSampleMs,
    pace.intervalMs,
    ...COUNTS.map((name) => counts[name]),
  ]);
  return {
    states: joinedBytes(results.map(({ state }) => state)),
    nScored: Int32Array.from(scored, ({ timestamps }) => timestamps.length),
    floats: [
      joinedFloats(scored.map(({ timestamps }) => timestamps)),
      joinedFloats(scored.map(({ values }) => values)),
      joinedFloats(scored.map(({ scores }) => scores)),
    ],
    flags: [
      joinedBytes(scored.map(({ isStatistical }) => isStatistical)),
      joinedBytes(scored.map(({ isUsual }) => isUsual)),
      joinedBytes(scored.map(({ isRecurring }) => isRecurring)),
    ],
    lean: new Int8Array(joinedBytes(scored.map(({ lean }) => bytesOf(lean))).buffer),
    figures: Float64Array.from(figures),
    rest: [...scored.entries()].flatMap(([index, { explanations, expected }]) =>
      explanations.length > 0 || expected
        ? [[index, { explanations, ...(expected && { expected }) }] as const]
        : [],
    ),
  };
}

/** States are copied: whoever keeps one would keep all of them. */
export function unpackResults(packed: PackedResults): readonly SeriesResult[] {
  const { states, nScored, floats, flags, lean, figures } = packed;
  const rest = new Map(packed.rest);
  const stateBytes = nScored.length === 0 ? 0 : states.length / nScored.length;
  let end = 0;
  return Array.from(nScored, (n, index): SeriesResult => {
    const from = end;
    end += n;
    const [timestamps, values, scores] = floats.map((column) => column.subarray(from, end)) as Floats;
    const [isStatistical, isUsual, isRecurring] = flags.map((column) => column.subarray(from, end)) as Flags;
    const [lastSampleMs = NaN, intervalMs = NaN, ...counts] = figures.subarray(
      index * N_FIGURES,
      (index + 1) * N_FIGURES,
    );
    return {
      state: states.slice(index * stateBytes, (index + 1) * stateBytes),
      pace: { lastSampleMs, intervalMs },
      scored: {
        ...{ timestamps, values, scores, isStatistical, isUsual, isRecurring },
        lean: lean.subarray(from, end),
        explanations: [],
        counts: Object.fromEntries(
          COUNTS.map((name, place) => [name, counts[place]]),
        ) as unknown as SampleCounts,
        ...rest.get(index),
      },
    };
  });
}

type Floats = [Float64Array, Float64Array, Float64Array];
type Flags = [Uint8Array, Uint8Array, Uint8Array];

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

function joinedFloats(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
