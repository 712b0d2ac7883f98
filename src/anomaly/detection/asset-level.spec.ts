import { assetScore } from '../../ml/index.js';
import { router, START_MS, stretchOf } from '../testing/stretches.js';
import { AssetLevel, bucketMsOf } from './asset-level.js';

const MINUTE_MS = 60_000;

describe('bucketMsOf', () => {
  it.each([
    [60, MINUTE_MS],
    [7_200, MINUTE_MS],
    [86_400, 12 * MINUTE_MS],
    [2_592_000, 360 * MINUTE_MS],
  ])('takes a 120th of %d s, at least a minute', (seconds, expected) => {
    expect(bucketMsOf(seconds)).toBe(expected);
  });
});

describe('AssetLevel', () => {
  const level = (bucketMs = MINUTE_MS): AssetLevel => new AssetLevel(router, bucketMs);
  const metric = (metricName: string, ...scores: number[]) => stretchOf(scores, { metricName });

  it('is highest where metrics are high at one time, not where one of them is', () => {
    const one = level();
    const threshold = 0.75;
    one.addStretch(stretchOf([0.7, 0.1, 0.6], { metricName: 'cpu_usage', threshold }));
    one.addStretch(stretchOf([0.1, 0.1, 0.7], { metricName: 'latency', threshold }));
    one.addStretch(stretchOf([0.1, 0.7, 0.5], { metricName: 'packet_loss', threshold }));
    const peak = one.peak();

    expect(peak.score).toBeCloseTo(0.6, 12);
    expect(peak).toMatchObject({
      asset: router,
      atMs: START_MS + 2 * MINUTE_MS,
      drivers: [
        { metricName: 'latency', score: 0.7, value: 70 },
        { metricName: 'cpu_usage', score: 0.6, value: 60 },
        { metricName: 'packet_loss', score: 0.5, value: 50 },
      ],
    });
  });

  it('takes each metric once, by its highest score within a time', () => {
    const one = level(3 * MINUTE_MS);
    one.addStretch(metric('cpu_usage', 0.3, 0.6, 0.5));
    one.addStretch(metric('cpu_usage', 0.5));
    one.addStretch(metric('latency', 0.1, 0.2, 0.1));

    expect(one.peak().drivers.map(({ metricName, score }) => [metricName, score])).toEqual([
      ['cpu_usage', 0.6],
      ['latency', 0.2],
    ]);
    expect(one.peak().score).toBeCloseTo(assetScore([0.6, 0.2]), 12);
  });

  it('gives the score of all metrics together, in whatever order and however often they come', () => {
    const scores = [0.2, 0.85, 0.4, 0.8, 0.75, 0.1];
    const one = level();
    for (const factor of [0.9, 0.3, 1]) {
      for (const [index, score] of scores.entries())
        one.addStretch(metric(`metric-${index}`, factor * score));
    }

    expect(one.peak().score).toBeCloseTo(assetScore(scores), 12);
    expect(one.peak().drivers.map(({ metricName }) => metricName)).toEqual([
      'metric-1',
      'metric-3',
      'metric-4',
    ]);
  });

  it('is at its threshold at least where one metric has reached it, however calm the others are', () => {
    const one = level();
    one.addStretch(metric('latency', 0.72, 0.1, 0.71));
    for (const name of ['cpu_usage', 'memory_usage', 'disk_usage'])
      one.addStretch(metric(name, 0.1, 0.69, 0.1));

    expect(one.peak()).toMatchObject({
      score: 0.7,
      isAnomalous: true,
      atMs: START_MS,
      drivers: [{ metricName: 'latency', score: 0.72 }, { score: 0.1 }, { score: 0.1 }],
    });
  });

  it('goes by the threshold of each series, which feedback may have raised', () => {
    const calmed = level();
    calmed.addStretch(stretchOf([0.85], { metricName: 'latency', threshold: 0.9 }));
    expect(calmed.peak()).toMatchObject({ score: 0.85, isAnomalous: false });

    for (const name of ['cpu_usage', 'memory_usage'])
      calmed.addStretch(stretchOf([0.8], { metricName: name, threshold: 0.9 }));
    calmed.addStretch(metric('disk_usage', 0.71));
    expect(calmed.peak().isAnomalous).toBe(true);
    expect(calmed.peak().drivers.map(({ metricName }) => metricName)).toEqual([
      'latency',
      'cpu_usage',
      'disk_usage',
    ]);
  });

  it('dates an asset without any deviation at its latest sample', () => {
    const one = level();
    one.addStretch(metric('cpu_usage', 0, 0, 0));

    expect(one.peak()).toMatchObject({ score: 0, atMs: START_MS + 2 * MINUTE_MS });
  });
});
