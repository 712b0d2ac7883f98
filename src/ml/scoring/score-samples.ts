import { SampleIntake } from '../series/sample-intake.js';
import { type SampleCounts, type SeriesSamples } from '../series/series-samples.js';
import { type SeriesState } from '../series/series-state.js';
import { emptyBand, type ExpectedBand, setRange } from './expected-range.js';
import { explainSample, type SampleExplanation } from './explanation.js';
import { DEFAULT_EXPLAIN_FROM, SampleScorer, type ScoringOptions } from './sample-scorer.js';

/** Scores of the samples that were newer than the state, in order. */
export interface ScoredSamples {
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
  /** 0..1, higher = more anomalous. */
  readonly scores: Float64Array;
  /** 1 where no model gave the score. */
  readonly isStatistical: Uint8Array;
  /** 1 where the value lies in the range that is usual at its time, as it was before the series departed from it. */
  readonly isUsual: Uint8Array;
  /** 1 where the sample belongs to what has been common in the series: no news, whatever its score. */
  readonly isRecurring: Uint8Array;
  /** 1 or −1 where the series keeps to that side of what is usual, and the sample may be a part of that; else 0. */
  readonly lean: Int8Array;
  readonly explanations: readonly SampleExplanation[];
  readonly counts: SampleCounts;
  /** What was expected at each sample; present where it was asked for. */
  readonly expected?: ExpectedBand;
}

/**
 * Scores the samples that are newer than the state and advances the state: the one path of a live sweep, a request and a file.
 * Each sample is measured against what was known before it, scored, then learned; so any batching of the same samples gives the
 * same bits.
 *
 * @param state advanced in place; clone it to keep the old one.
 * @param samples ascending in time; older, equal-timed and non-finite ones are counted and excluded.
 * @throws RangeError when timestamps and values differ in length, or an option is out of its range.
 * @example
 * const state = SeriesState.create();
 * scoreSamples(state, { timestamps: Float64Array.of(0), values: Float64Array.of(1) }, {}).scores // [0]
 */
export function scoreSamples(
  state: SeriesState,
  samples: SeriesSamples,
  options: ScoringOptions,
): ScoredSamples {
  const explanations: SampleExplanation[] = [];
  const columns = emptyColumns(samples.values.length);
  const expected = options.isExpectedKept === true ? emptyBand(samples.values.length) : undefined;
  const counts = scoreInto({ columns, from: 0, explanations, expected }, state, samples, options);
  const scored = { ...trimmed(columns, counts.scored), explanations, counts };
  return expected ? { ...scored, expected: trimmedBand(expected, counts.scored) } : scored;
}

/** Where scores go. */
interface ScoreTarget {
  readonly columns: ScoreColumns;
  /** The place of the first of them in the columns. */
  readonly from: number;
  /** Of samples by their number in the series, the first of which is 0. */
  readonly explanations: SampleExplanation[];
  readonly expected?: ExpectedBand | undefined;
}

/**
 * The same into columns that many series share, so that a sample of each costs no columns of its own.
 *
 * @returns what became of the samples; so many as were scored are in the columns
 */
export function scoreInto(
  { columns, from, explanations, expected }: ScoreTarget,
  state: SeriesState,
  samples: SeriesSamples,
  options: ScoringOptions,
): SampleCounts {
  const { explainFrom = DEFAULT_EXPLAIN_FROM, policy } = options;
  const scorer = new SampleScorer(state, options);
  const intake = new SampleIntake(state, samples);
  const { counts } = intake;
  for (let i = intake.next(); i >= 0; i = intake.next()) {
    const [number, index] = [counts.scored, from + counts.scored];
    const { score, method, departure } = scorer.scoreSample(samples.timestamps[i]!, samples.values[i]!);
    columns.timestamps[index] = samples.timestamps[i]!;
    columns.values[index] = samples.values[i]!;
    columns.scores[index] = score;
    columns.isStatistical[index] = Number(method !== 'ml');
    columns.isUsual[index] = Number(scorer.isUsual);
    columns.isRecurring[index] = Number(scorer.isRecurring);
    columns.lean[index] = scorer.lean;
    if (expected) setRange(expected, index, scorer.expected);
    if (departure !== undefined && score >= explainFrom) {
      explanations.push(explainSample(state, departure, { index: number, method, policy }));
    }
    counts.scored += 1;
    counts.invalid += Number(method === 'policy');
    counts.gaps += Number(scorer.isAfterGap);
  }
  return counts;
}

export type ScoreColumns = Pick<
  ScoredSamples,
  'timestamps' | 'values' | 'scores' | 'isStatistical' | 'isUsual' | 'isRecurring' | 'lean'
>;

export function emptyColumns(length: number): ScoreColumns {
  return {
    timestamps: new Float64Array(length),
    values: new Float64Array(length),
    scores: new Float64Array(length),
    isStatistical: new Uint8Array(length),
    isUsual: new Uint8Array(length),
    isRecurring: new Uint8Array(length),
    lean: new Int8Array(length),
  };
}

function trimmed(columns: ScoreColumns, length: number): ScoreColumns {
  if (columns.scores.length === length) return columns;
  return {
    timestamps: columns.timestamps.slice(0, length),
    values: columns.values.slice(0, length),
    scores: columns.scores.slice(0, length),
    isStatistical: columns.isStatistical.slice(0, length),
    isUsual: columns.isUsual.slice(0, length),
    isRecurring: columns.isRecurring.slice(0, length),
    lean: columns.lean.slice(0, length),
  };
}

function trimmedBand({ lows, medians, highs }: ExpectedBand, length: number): ExpectedBand {
  if (lows.length === length) return { lows, medians, highs };
  return { lows: lows.slice(0, length), medians: medians.slice(0, length), highs: highs.slice(0, length) };
}
