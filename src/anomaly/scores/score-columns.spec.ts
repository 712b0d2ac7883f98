import { HOUR_MS, packScores, type SeriesScores } from './score-columns.js';

const START_MS = Date.UTC(2026, 10, 22, 14);

function series(assetId: string, metricName: string, nSamples: number, changes: Partial<SeriesScores> = {}) {
  const timestamps = Float64Array.from({ length: nSamples }, (_, n) => START_MS + n * 60_000);
  const scores = timestamps.map((_, n) => n / 1000);
  return { assetId, metricName, threshold: 0.7, timestamps, scores, from: 0, until: nSamples, ...changes };
}

describe('packScores', () => {
  it('puts a few scores of many series into one row, in the order of their assets', () => {
    const { hours, chunks } = packScores([
      series('b', 'cpu', 1),
      series('a', 'latency', 2),
      series('a', 'cpu', 1),
      // Of another shard.
      series('c1', 'cpu', 1),
    ]);

    expect(hours).toEqual([]);
    const [chunk] = chunks.filter(({ assets }) => assets.includes('a'));
    expect(chunk).toMatchObject({ hourMs: START_MS, threshold: 0.7 });
    for (const { assets, offsets } of chunks) {
      expect(assets).toEqual([...assets].sort());
      expect(offsets.every((ms) => ms >= 0 && ms < HOUR_MS)).toBe(true);
    }
    const entries = chunks.flatMap(({ assets, metrics, assetPlaces, metricPlaces, offsets, scores }) =>
      offsets.map((ms, n) => [
        assets[(assetPlaces[n] ?? 0) - 1],
        metrics[(metricPlaces[n] ?? 0) - 1],
        ms,
        scores[n],
      ]),
    );
    expect(entries.sort()).toEqual([
      ['a', 'cpu', 0, 0],
      ['a', 'latency', 0, 0],
      ['a', 'latency', 60_000, 0.001],
      ['b', 'cpu', 0, 0],
      ['c1', 'cpu', 0, 0],
    ]);
  });

  it('gives many scores of a series a row for each hour, and keeps thresholds and hours apart', () => {
    const { hours, chunks } = packScores([
      series('a', 'cpu', 65),
      series('a', 'latency', 62, { from: 58, threshold: 0.8 }),
    ]);

    expect(hours.map(({ hourMs, offsets }) => [hourMs - START_MS, offsets.length])).toEqual([[0, 60]]);
    expect(chunks.map(({ hourMs, threshold, offsets }) => [hourMs - START_MS, threshold, offsets])).toEqual([
      [HOUR_MS, 0.7, [0, 60_000, 120_000, 180_000, 240_000]],
      [0, 0.8, [3_480_000, 3_540_000]],
      [HOUR_MS, 0.8, [0, 60_000]],
    ]);
  });

  it('begins another row after some dozens of scores', () => {
    const { chunks } = packScores(Array.from({ length: 200 }, (_, n) => series('a', `m${n}`, 1)));

    expect(chunks.map(({ scores }) => scores.length)).toEqual([64, 64, 64, 8]);
  });
});
