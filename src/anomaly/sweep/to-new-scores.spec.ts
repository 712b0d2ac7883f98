import { episodeOf } from '../testing/episodes.js';
import { router, START_MS, stretchOf } from '../testing/stretches.js';
import { toNewScores } from './to-new-scores.js';

const minute = (n: number): Date => new Date(START_MS + n * 60_000);
const episode = episodeOf({ startedAt: minute(1), lastAnomalousAt: minute(2) });

describe('toNewScores', () => {
  it('makes one row of every sample that counts, and explains the anomalies', () => {
    const [normal, anomalous, ...rest] = toNewScores(stretchOf([0.3, 0.3, 0.9], { storeAfterMs: START_MS }), [
      episode,
    ]);

    expect(rest).toEqual([]);
    expect(normal).toEqual({
      assetId: router.id,
      metricName: 'cpu_usage',
      atMs: START_MS + 60_000,
      score: 0.3,
      threshold: 0.7,
      metadata: null,
    });
    expect(anomalous).toEqual({
      assetId: router.id,
      metricName: 'cpu_usage',
      atMs: START_MS + 120_000,
      score: 0.9,
      threshold: 0.7,
      metadata: {
        value: 90,
        unit: 'percent',
        method: 'ml',
        model: 'isolation_forest',
        modelVersion: 'v1',
        deviation: 50,
        sigmas: 5,
        direction: 'high',
        confidence: 1,
        historySeconds: 1_209_600,
        reason: 'cpu_usage rose to 90%; 20–60% is usual at this time of day; the rise began at 14:01 UTC',
        expected: { low: 20, median: 40, high: 60 },
        expectedFrom: 'detector',
        contributions: [{ feature: 'value', share: 1, direction: 'high' }],
        feedbackCounts: { true_positive: 0, false_positive: 0, unsure: 0 },
      },
    });
  });

  it('goes by the threshold of the series, and leaves the explanations below it out', () => {
    const rows = toNewScores(stretchOf([0.75, 0.85], { threshold: 0.8 }), []);

    expect(rows.map(({ threshold, metadata }) => [threshold, metadata !== null])).toEqual([
      [0.8, false],
      [0.8, true],
    ]);
  });

  it('names the method, and no model, where no model took part', () => {
    const stretch = stretchOf([0.9]);
    stretch.scored.isStatistical[0] = 1;
    const [explanation] = stretch.scored.explanations;
    const scored = { ...stretch.scored, explanations: [{ ...explanation!, method: 'zscore' as const }] };

    const [row] = toNewScores({ ...stretch, scored }, []);

    expect(row?.metadata).toMatchObject({ method: 'statistical', model: 'zscore', modelVersion: null });
  });
});
