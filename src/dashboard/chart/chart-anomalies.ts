import type { ScoreTrace } from '../../anomaly/index.js';
import type { SeriesSamples } from '../../ml/index.js';

/** More dots than these cover each other. */
const MOST_ANOMALIES = 500;

/** A sample whose score had reached the threshold of its time. */
export interface ChartAnomaly {
  readonly atMs: number;
  /** NaN where the sample is not there any more. */
  readonly value: number;
  readonly score: number;
}

export interface ChartAnomalies {
  /** Oldest first. */
  readonly anomalies: readonly ChartAnomaly[];
  /** Whether there were more, with lower scores. */
  readonly isTruncated: boolean;
}

/** Picks the highest anomalies and finds their values. */
export function chartAnomalies(trace: ScoreTrace, samples: SeriesSamples): ChartAnomalies {
  const all: number[] = [];
  trace.isAnomaly.forEach((isAnomaly, index) => {
    if (isAnomaly === 1) all.push(index);
  });
  const score = (index: number): number => trace.scores[index] ?? NaN;
  const kept = all.sort((a, b) => score(b) - score(a)).slice(0, MOST_ANOMALIES);
  const anomalies = kept.map((index): ChartAnomaly => {
    const atMs = trace.timestamps[index] ?? NaN;
    return { atMs, value: valueAt(samples, atMs), score: score(index) };
  });
  return { anomalies: anomalies.sort((a, b) => a.atMs - b.atMs), isTruncated: all.length > kept.length };
}

function valueAt({ timestamps, values }: SeriesSamples, atMs: number): number {
  let [low, high] = [0, timestamps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timestamps[middle] ?? NaN) < atMs) low = middle + 1;
    else high = middle;
  }
  return timestamps[low] === atMs ? (values[low] ?? NaN) : NaN;
}
