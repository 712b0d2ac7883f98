import fc from 'fast-check';
import { router, START_MS, stretchOf } from '../../testing/stretches.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import { PreviewTally } from './preview-tally.js';

const MINUTE_MS = 60_000;
/** Half an hour and a minute: long enough for an episode to end. */
const CALM = Array<number>(31).fill(0.1);
const at = (minute: number): Date => new Date(START_MS + minute * MINUTE_MS);

/** The same scores as stretches that end before the given samples. */
function cut(scores: readonly number[], ends: readonly number[]): readonly ScoredStretch[] {
  const starts = [0, ...ends];
  return starts.map((from, n) => {
    const whole = stretchOf(scores.slice(from, ends[n]));
    const timestamps = whole.scored.timestamps.map((time) => time + from * MINUTE_MS);
    return { ...whole, scored: { ...whole.scored, timestamps } };
  });
}

function previewOf(stretches: readonly ScoredStretch[], known: Parameters<PreviewTally['total']>[0] = []) {
  const tally = new PreviewTally();
  for (const stretch of stretches) tally.addStretch(stretch);
  return tally.total(known);
}

describe('PreviewTally', () => {
  it('lists the episodes of a range, newest first', () => {
    const preview = previewOf([stretchOf([0.1, 0.75, 0.72, ...CALM, 0.95, 0.1])]);

    expect(preview).toMatchObject({
      nSeries: 1,
      nSamples: 36,
      nEpisodes: 2,
      bySeverity: { low: 0, medium: 1, high: 0, critical: 1 },
    });
    expect(preview.episodes).toEqual([
      {
        asset: router,
        metricName: 'cpu_usage',
        direction: 'high',
        severity: 'critical',
        startedAt: at(34),
        endedAt: null,
        nAnomalous: 1,
        peakScore: 0.95,
        peakAt: at(34),
      },
      {
        asset: router,
        metricName: 'cpu_usage',
        direction: 'high',
        severity: 'medium',
        startedAt: at(1),
        endedAt: at(2),
        nAnomalous: 2,
        peakScore: 0.75,
        peakAt: at(1),
      },
    ]);
  });

  it('finds the same however the range is cut', () => {
    const score = fc.oneof(fc.constant(0.1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1, maxLength: 120 }),
        fc.array(fc.nat(119), { maxLength: 5 }),
        (scores, cuts) => {
          const ends = [...new Set(cuts)]
            .filter((end) => end > 0 && end < scores.length)
            .sort((a, b) => a - b);

          expect(previewOf(cut(scores, ends))).toEqual(previewOf([stretchOf(scores)]));
        },
      ),
    );
  });

  it('holds on to no sample of the series that are through', () => {
    const startOf = (betweenStretches: (tally: PreviewTally) => void): Date | undefined => {
      const tally = new PreviewTally();
      const [before, after] = cut([0.1, 0.69, 0.8], [2]);
      tally.addStretch(before!);
      betweenStretches(tally);
      tally.addStretch(after!);
      return tally.total([]).episodes[0]?.startedAt;
    };

    expect(startOf(() => undefined)).toEqual(at(1));
    expect(startOf((tally) => tally.settle())).toEqual(at(2));
  });

  it('keeps series apart', () => {
    const elsewhere = { metricName: 'latency' };
    const preview = previewOf([stretchOf([0.8, 0.1]), stretchOf([0.1, 0.1], elsewhere)]);

    expect(preview).toMatchObject({ nSeries: 2, nEpisodes: 1 });
  });

  it('says which of the episodes that were would be again, by what was said of them', () => {
    const known = (
      feedback: 'true_positive' | 'false_positive' | undefined,
      fromMinute: number,
      metricName = 'cpu_usage',
    ) => ({
      id: '1',
      peakScore: 0.9,
      assetId: router.id,
      metricName,
      fromMs: at(fromMinute).getTime(),
      untilMs: at(fromMinute + 1).getTime(),
      feedback,
    });
    const { raised } = previewOf(
      [stretchOf([0.1, 0.1, 0.1, 0.75, ...CALM, 0.1])],
      [
        known('true_positive', 3),
        known('true_positive', 0),
        known('false_positive', 20),
        known('false_positive', 2),
        known(undefined, 3),
        known(undefined, 3, 'latency'),
      ],
    );

    expect(raised).toEqual({
      confirmed: { kept: 1, lost: 1 },
      falseAlarm: { kept: 1, lost: 1 },
      withoutFeedback: { kept: 1, lost: 1 },
    });
  });
});
