import { peaksOf, QUARTER_MS, quarterOf } from './score-peaks.js';

const HOUR_MS = Date.UTC(2026, 10, 22, 14);

function scored(assetId: string, metricName: string, minute: number, score: number) {
  return { assetId, metricName, atMs: HOUR_MS + minute * 60_000, score };
}

describe('peaksOf', () => {
  it('keeps the highest score of each asset and quarter, whichever metric has it', () => {
    const peaks = peaksOf([
      scored('1', 'cpu', 0, 0.2),
      scored('1', 'cpu', 14, 0.4),
      scored('1', 'cpu', 15, 0.1),
      scored('1', 'memory', 3, 0.9),
      scored('1', 'memory', 29, 0),
      scored('2', 'cpu', 3, 0),
    ]);

    expect(peaks).toEqual([
      { assetId: '1', metricName: 'memory', quarterMs: HOUR_MS, score: 0.9 },
      { assetId: '1', metricName: 'cpu', quarterMs: HOUR_MS + QUARTER_MS, score: 0.1 },
      { assetId: '2', metricName: 'cpu', quarterMs: HOUR_MS, score: 0 },
    ]);
  });

  it('has none of no scores', () => {
    expect(peaksOf([])).toEqual([]);
  });
});

describe('quarterOf', () => {
  it.each([
    [0, 0],
    [QUARTER_MS - 1, 0],
    [QUARTER_MS, QUARTER_MS],
    [-1, -QUARTER_MS],
  ])('of %d is %d', (atMs, expected) => {
    expect(quarterOf(atMs)).toBe(expected);
  });
});
