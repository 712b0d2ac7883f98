import { ALL_METRICS, findMissingData, isMostOf, isMissing, type QuietSeries } from './missing-data-rule.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);
const SECOND_MS = 1_000;

const quiet = (metricName: string, secondsAgo: number, changes: Partial<QuietSeries> = {}): QuietSeries => ({
  assetId: '1',
  metricName,
  lastSampleMs: NOW_MS - secondsAgo * SECOND_MS,
  intervalMs: 30 * SECOND_MS,
  quietFromMs: NOW_MS - secondsAgo * SECOND_MS,
  nOfAsset: 3,
  ...changes,
});
const found = (...series: QuietSeries[]): readonly string[] =>
  findMissingData(series, NOW_MS).map(({ assetId, metricName }) => `${assetId} ${metricName}`);

describe('isMissing', () => {
  it.each([
    [10, 180, false],
    [10, 181, true],
    [45, 181, true],
    [60, 240, false],
    [60, 241, true],
    [3_600, 14_400, false],
    [3_600, 14_401, true],
  ])('with a sample every %d s and none for %d s: %s', (interval, secondsAgo, expected) => {
    expect(isMissing(quiet('cpu_usage', secondsAgo, { intervalMs: interval * SECOND_MS }), NOW_MS)).toBe(
      expected,
    );
  });
});

describe('isMostOf', () => {
  it.each([
    [9, 9, false],
    [10, 10, true],
    [10, 19, true],
    [10, 20, false],
    [50, 100, false],
    [51, 100, true],
  ])('%d of %d: %s', (n, all, expected) => {
    expect(isMostOf(n, all)).toBe(expected);
  });
});

describe('findMissingData', () => {
  it('takes an asset with more series than there can be arguments', () => {
    const nOfAsset = 150_000;
    const series = Array.from({ length: nOfAsset }, (_, i) =>
      quiet(`metric ${i}`, 200 + (i % 7), { nOfAsset }),
    );

    expect(findMissingData(series, NOW_MS)).toMatchObject([
      { lastSampleMs: NOW_MS - 200 * SECOND_MS, nSeries: nOfAsset },
    ]);
  });

  it('finds a series that does not report while others of its asset do', () => {
    expect(found(quiet('cpu_usage', 200), quiet('latency', 120))).toEqual(['1 cpu_usage']);
  });

  it('finds the asset once where none of its series reports', () => {
    const series = [quiet('cpu_usage', 230), quiet('latency', 200), quiet('packet_loss', 260)];

    expect(findMissingData(series, NOW_MS)).toEqual([
      {
        assetId: '1',
        metricName: ALL_METRICS,
        lastSampleMs: NOW_MS - 200 * SECOND_MS,
        intervalMs: 30 * SECOND_MS,
        quietFromMs: NOW_MS - 200 * SECOND_MS,
        nSeries: 3,
      },
    ]);
  });

  it('waits for the last series of an asset that is about to stop reporting as a whole', () => {
    expect(found(quiet('cpu_usage', 230), quiet('latency', 170), quiet('packet_loss', 260))).toEqual([]);
  });

  it('names the only series of an asset', () => {
    expect(found(quiet('cpu_usage', 200, { nOfAsset: 1 }))).toEqual(['1 cpu_usage']);
  });

  it('checks every asset on its own', () => {
    const alone = { nOfAsset: 1 };
    expect(found(quiet('cpu_usage', 200), quiet('latency', 500, { ...alone, assetId: '2' }))).toEqual([
      '1 cpu_usage',
      '2 latency',
    ]);
  });

  it('counts from when the series could report again, not from its last sample', () => {
    const back = { quietFromMs: NOW_MS - 100 * SECOND_MS };
    expect(found(quiet('cpu_usage', 9_000, back))).toEqual([]);
  });
});
