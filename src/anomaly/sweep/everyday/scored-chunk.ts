import type { SampleExplanation, ScoreColumns, ScoredSamples } from '../../../ml/index.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import type { SeriesThreshold } from '../../episodes/feedback/series-thresholds.service.js';
import type { SeriesReport } from '../../missing-data/series-report.repository.js';
import type { PickedSeries } from './everyday-picks.js';
import type { DueStates, ScoredColumns } from '../../scoring/scored-columns.js';

/** What an everyday sweep has scored of some series of a shard. */
export interface ScoredChunk {
  readonly picked: readonly PickedSeries[];
  readonly columns: ScoredColumns;
  /** The same samples, and what else is known of them. */
  readonly samples: ScoreColumns;
  readonly due: DueStates;
  /** What few series have, by their place in the columns. */
  readonly explanations: ReadonlyMap<number, readonly SampleExplanation[]>;
  readonly thresholdOf: (id: string) => SeriesThreshold;
  readonly nMissing: number;
  readonly nInvalid: number;
  readonly modelVersion: string | null;
}

/** One series of a chunk as the few are handled that are not as usual. */
export function stretchOf(chunk: ScoredChunk, place: number): ScoredStretch & SeriesReport {
  const { columns, picked, thresholdOf, modelVersion } = chunk;
  const { series, asset, id } = picked[place]!;
  return {
    ...series,
    asset,
    scored: scoredOf(chunk, place),
    pace: { lastSampleMs: columns.lastSampleMs[place]!, intervalMs: columns.intervalMs[place]! },
    storeAfterMs: columns.storedWatermarkMs[place]!,
    modelVersion,
    ...thresholdOf(id),
  };
}

export function scoredOf({ columns, samples, explanations }: ScoredChunk, place: number): ScoredSamples {
  const [from, to] = [columns.firstSample[place]!, columns.firstSample[place + 1]!];
  return {
    timestamps: samples.timestamps.subarray(from, to),
    values: samples.values.subarray(from, to),
    scores: samples.scores.subarray(from, to),
    isStatistical: samples.isStatistical.subarray(from, to),
    isUsual: samples.isUsual.subarray(from, to),
    isRecurring: samples.isRecurring.subarray(from, to),
    lean: samples.lean.subarray(from, to),
    explanations: explanations.get(place) ?? [],
    counts: { received: to - from, scored: to - from, ...NO_FAULTS },
  };
}

/** They are counted for the whole chunk. */
const NO_FAULTS = { missing: 0, invalid: 0, duplicate: 0, outOfOrder: 0, gaps: 0 };
