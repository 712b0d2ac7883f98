import { dampColdStart } from '../../src/ml/scoring/cold-start.js';
import { type BacktestProgress } from './backtest.js';

const HOUR_MS = 3_600_000;

/** What is described of a scored file. */
export type Described = Pick<BacktestProgress, 'file' | 'scored' | 'nHistory'>;

/**
 * Says which rows of a file have no score, or none that could be an alarm, and why: a sentence for each reason.
 *
 * @param threshold score from which a row is anomalous, 0..1.
 */
export function describeUnscored(described: Described, threshold: number): string[] {
  const { file, nHistory } = described;
  const nRows = file.timestamps.length;
  const order = file.isReversed ? ['its newest row comes first, so it was read from its end'] : [];
  const history =
    nHistory === 0 ? [] : [`${nHistory} of ${nRows} rows not scored: history that the model is trained on`];
  return [...order, ...history, ...unusable(described), ...tooEarly(described, threshold)];
}

/** Samples that a series does not take; of a file with one metric, each is a row. */
function unusable({ file, scored }: Described): string[] {
  const { size } = file.metrics;
  const all = `${file.timestamps.length * size} ${size === 1 ? 'rows' : `samples of ${size} metrics`}`;
  const total = (reason: 'outOfOrder' | 'duplicate' | 'missing' | 'invalid'): number =>
    scored.counts.reduce((sum, counts) => sum + counts[reason], 0);
  return [
    { n: total('outOfOrder'), what: 'not scored: older than the newest sample before them' },
    { n: total('duplicate'), what: 'not scored: of the same time as the sample before them' },
    { n: total('missing'), what: 'not scored: no value' },
    { n: total('invalid'), what: 'are no readings: impossible, or a code; nothing is learned from them' },
  ]
    .filter(({ n }) => n > 0)
    .map(({ n, what }) => `${n} of ${all} ${what}`);
}

/** The first hours of a series, whose scores are damped so far that none of them is an alarm. */
function tooEarly({ file: { timestamps }, nHistory }: Described, threshold: number): string[] {
  const firstMs = timestamps[0] ?? 0;
  const scored = timestamps.subarray(nHistory);
  const nEarly = scored.filter((atMs) => dampColdStart(1, Math.max(0, atMs - firstMs)) < threshold).length;
  if (nEarly === 0) return [];
  const needed = `in the first ${hoursToReach(threshold)} hours of a series no score reaches ${threshold}`;
  const newestMs = timestamps.reduce((newest, atMs) => Math.max(newest, atMs), firstMs);
  return nEarly === scored.length
    ? [`too little history: ${hours(newestMs - firstMs)} cannot alarm; ${needed}, so export more of it`]
    : [`${nEarly} of ${timestamps.length} rows cannot alarm: ${needed}`];
}

function hoursToReach(threshold: number): number {
  let needed = 0;
  while (dampColdStart(1, needed * HOUR_MS) < threshold) needed += 0.5;
  return needed;
}

function hours(ms: number): string {
  const rounded = Math.round(ms / (HOUR_MS / 10)) / 10;
  return `${rounded} ${rounded === 1 ? 'hour' : 'hours'}`;
}
