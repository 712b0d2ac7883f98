import { type SampleCounts } from '../../src/ml/index.js';
import { type Described, describeUnscored } from './describe-unscored.js';

const HOUR_MS = 3_600_000;

interface Shape extends Partial<SampleCounts> {
  readonly metrics?: readonly string[];
  readonly nHistory?: number;
  readonly isReversed?: boolean;
}

describe('describeUnscored', () => {
  /** A file by the hours of its rows. */
  function described(
    hours: readonly number[],
    { metrics = ['cpu'], nHistory = 0, isReversed = false, ...counted }: Shape = {},
  ): Described {
    const timestamps = Float64Array.from(hours, (hour) => hour * HOUR_MS);
    const none = { received: 0, scored: 0, missing: 0, invalid: 0, duplicate: 0, outOfOrder: 0, gaps: 0 };
    return {
      file: {
        timestamps,
        metrics: new Map(metrics.map((name) => [name, timestamps])),
        labels: new Uint8Array(hours.length),
        isReversed,
      },
      scored: {
        scores: timestamps,
        alarmScores: timestamps,
        nScored: hours.length,
        counts: metrics.map(() => ({ ...none, ...counted })),
        episodes: [],
      },
      nHistory,
    };
  }
  const fourDays = Array.from({ length: 97 }, (_, hour) => hour);

  it('says nothing of a file of which every row is scored', () => {
    expect(describeUnscored(described([0, 20, 40]), 0)).toEqual([]);
  });

  it('counts the history', () => {
    expect(describeUnscored(described(fourDays, { nHistory: 24 }), 0.7)).toEqual([
      '24 of 97 rows not scored: history that the model is trained on',
    ]);
  });

  it('counts what a series does not take, a line for each reason', () => {
    const counts = { outOfOrder: 5, duplicate: 3, missing: 2, invalid: 4 };
    expect(describeUnscored(described(fourDays, counts), 0)).toEqual([
      '5 of 97 rows not scored: older than the newest sample before them',
      '3 of 97 rows not scored: of the same time as the sample before them',
      '2 of 97 rows not scored: no value',
      '4 of 97 rows are no readings: impossible, or a code; nothing is learned from them',
    ]);
  });

  it('counts the samples of all metrics', () => {
    const two = described(fourDays, { metrics: ['cpu', 'memory'], missing: 2 });
    expect(describeUnscored(two, 0)).toEqual(['4 of 194 samples of 2 metrics not scored: no value']);
  });

  it('says that a file was read from its end', () => {
    expect(describeUnscored(described(fourDays, { isReversed: true }), 0)).toEqual([
      'its newest row comes first, so it was read from its end',
    ]);
  });

  it('counts the rows that come too early to alarm', () => {
    expect(describeUnscored(described(fourDays), 0.7)).toEqual([
      '17 of 97 rows cannot alarm: in the first 16.5 hours of a series no score reaches 0.7',
    ]);
    expect(describeUnscored(described(fourDays), 1)).toEqual([
      '48 of 97 rows cannot alarm: in the first 48 hours of a series no score reaches 1',
    ]);
  });

  it('says when a whole file is too short to alarm, however many rows it has', () => {
    const tenHours = Array.from({ length: 1200 }, (_, row) => row / 120);
    expect(describeUnscored(described(tenHours, { nHistory: 200 }), 0.7)).toEqual([
      '200 of 1200 rows not scored: history that the model is trained on',
      'too little history: 10 hours cannot alarm; in the first 16.5 hours of a series no score reaches 0.7, so export more of it',
    ]);
  });

  it('says nothing of hours when there is nothing to score', () => {
    expect(describeUnscored(described([], {}), 0.7)).toEqual([]);
  });
});
