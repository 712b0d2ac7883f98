import { router, START_MS, stretchOf } from '../testing/stretches.js';
import { DetectionTally } from './detection-tally.js';

const tally = (): DetectionTally => new DetectionTally({ threshold: 0.7, timeRangeSeconds: 3600 }, 'v1');

describe('DetectionTally', () => {
  it('starts from nothing', () => {
    expect(tally().total()).toEqual({
      threshold: 0.7,
      timeRangeSeconds: 3600,
      modelVersion: 'v1',
      nAssets: 0,
      nSeries: 0,
      counts: { received: 0, scored: 0, missing: 0, invalid: 0, duplicate: 0, outOfOrder: 0, gaps: 0 },
      nAnomalies: 0,
      nFuture: 0,
      anomalies: [],
      assets: [],
    });
  });

  it('counts assets, series and samples over the stretches of a request', () => {
    const sum = tally();
    const other = { ...router, id: '2' };
    sum.addStretch(stretchOf([0.1, 0.9]));
    sum.addStretch(stretchOf([0.1]));
    sum.addStretch(stretchOf([0.1], { metricName: 'latency' }));
    sum.addStretch(stretchOf([0.8], { assetId: '2', asset: other }));

    expect(sum.total()).toMatchObject({
      nAssets: 2,
      nSeries: 3,
      counts: { received: 5, scored: 5, missing: 4, invalid: 0, duplicate: 8, outOfOrder: 12, gaps: 16 },
      nAnomalies: 2,
    });
  });

  it('excludes a series without samples in the range', () => {
    const sum = tally();
    sum.addStretch(stretchOf([]));
    sum.addStretch(stretchOf([0.9], { storeAfterMs: START_MS }));

    expect(sum.total()).toMatchObject({ nAssets: 0, nSeries: 0, nAnomalies: 0 });
  });

  it('lists the anomalies newest first, the higher score first where they coincide', () => {
    const sum = tally();
    sum.addStretch(stretchOf([0.75, 0.1, 0.9]));
    sum.addStretch(stretchOf([0.85], { metricName: 'latency' }));

    const { anomalies } = sum.total();

    expect(
      anomalies.map(({ metricName, atMs, value, score }) => [metricName, atMs - START_MS, value, score]),
    ).toEqual([
      ['cpu_usage', 120_000, 90, 0.9],
      ['latency', 0, 85, 0.85],
      ['cpu_usage', 0, 75, 0.75],
    ]);
    expect(anomalies[0]).toMatchObject({ asset: router, metadata: { method: 'ml', unit: 'percent' } });
  });

  it('keeps the ten thousand highest scores of too many, and counts them all', () => {
    const sum = tally();
    const low = Array<number>(6_000).fill(0.7);
    const high = Array<number>(6_000).fill(0.9);
    for (const scores of [low, high, low, low]) sum.addStretch(stretchOf(scores));

    const { anomalies, nAnomalies } = sum.total();

    expect(nAnomalies).toBe(24_000);
    expect(anomalies).toHaveLength(10_000);
    expect(anomalies.filter(({ score }) => score === 0.9)).toHaveLength(6_000);
  });
});
