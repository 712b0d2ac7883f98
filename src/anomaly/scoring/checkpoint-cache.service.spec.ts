import { seriesId } from '../../metrics/index.js';
import { CheckpointCache } from './checkpoint-cache.service.js';

const HOUR_MS = 3_600_000;
const START_MS = 500_000 * HOUR_MS;
const STEP_MS = 10_000;
const timeZone = 'UTC';

describe('CheckpointCache', () => {
  let cache: CheckpointCache;
  beforeEach(() => (cache = new CheckpointCache()));

  const moveOf = (n: number, of = 'cpu_usage') => ({
    assetId: '1',
    metricName: of,
    timeZone,
    storedWatermarkMs: START_MS + (n - 1) * STEP_MS,
    watermarkMs: START_MS + n * STEP_MS,
    state: Uint8Array.of(n),
    nSamples: 1,
    scoredMs: Float64Array.of(START_MS + n * STEP_MS),
  });
  /** As a sweep does it. @returns whether the state had to be stored */
  function sweep(move: ReturnType<typeof moveOf>): boolean {
    const isDue = cache.isStateDue(move);
    cache.keep(move, isDue);
    return isDue;
  }

  const hasScored = (atMs: number): boolean => {
    const place = cache.placeOf(seriesId(moveOf(1)));
    return place >= 0 && cache.hasScoredAt(place, atMs);
  };

  it('finds what it keeps by how far the database says the series is', () => {
    sweep(moveOf(1));

    expect(cache.findCheckpoint(moveOf(1), START_MS + STEP_MS)).toMatchObject({ state: Uint8Array.of(1) });
    expect(cache.findCheckpoint(moveOf(1), START_MS)).toBeUndefined();
    cache.forget(moveOf(1));
    expect(cache.findCheckpoint(moveOf(1), START_MS + STEP_MS)).toBeUndefined();
  });

  it('knows what is stored of when a series reports, where it was said', () => {
    const pace = { lastSampleMs: START_MS, intervalMs: STEP_MS };
    const notKnown = { lastSampleMs: NaN, intervalMs: NaN };
    const report = () => cache.reportAt(cache.placeOf(seriesId(moveOf(1))));
    cache.keep({ ...moveOf(1), pace }, true);
    expect(report()).toEqual(pace);
    sweep(moveOf(2));
    expect(report()).toEqual(notKnown);
    cache.noteReportAt(cache.placeOf(seriesId(moveOf(1))), pace);
    expect(report()).toEqual(pace);
    // Of an interval that is not known nothing is stored.
    cache.noteReportAt(cache.placeOf(seriesId(moveOf(1))), { ...pace, intervalMs: NaN });
    expect(report()).toEqual(notKnown);
    cache.noteReportAt(cache.placeOf(seriesId(moveOf(1))), pace);
    cache.forget(moveOf(1));
    sweep(moveOf(3));
    expect(report()).toEqual(notKnown);
  });

  it('has a state stored once in forty samples', () => {
    const stored = Array.from({ length: 200 }, (_, n) => n + 1).filter((n) => sweep(moveOf(n)));

    expect(stored[0]).toBe(1);
    const apart = stored.slice(1).map((n, index) => n - (stored[index] ?? NaN));
    expect(apart[0]).toBeLessThanOrEqual(40);
    expect(apart.slice(1)).toEqual([40, 40, 40, 40]);
  });

  it('counts samples, not sweeps', () => {
    sweep(moveOf(1));

    expect(cache.isStateDue({ ...moveOf(2), nSamples: 41 })).toBe(true);
  });

  it('has the states of many series stored a few at a time', () => {
    const assets = Array.from({ length: 80 }, (_, n) => `asset-${n}`);
    const sweepAsset = (n: number, assetId: string): readonly boolean[] =>
      ['cpu_usage', 'latency'].map((of) => sweep({ ...moveOf(n, of), assetId }));
    for (const one of assets) sweepAsset(1, one);
    for (let n = 2; n < 42; n++) {
      const due = assets.map((one) => sweepAsset(n, one)).filter(([isDue]) => isDue);
      expect(due).toEqual([
        [true, true],
        [true, true],
      ]);
    }
  });

  it.each([
    ['that it does not keep', { metricName: 'latency' }],
    ['with which another process has gone on', { storedWatermarkMs: START_MS + STEP_MS / 2 }],
    ['that enters another hour', { watermarkMs: START_MS + HOUR_MS }],
    ['that follows another wall clock now', { timeZone: 'Europe/Berlin' }],
  ])('has the state of a series stored %s', (_, change) => {
    sweep(moveOf(1));

    expect(cache.isStateDue(moveOf(2))).toBe(false);
    expect(cache.isStateDue({ ...moveOf(2), ...change })).toBe(true);
  });

  it('knows the newest samples of a series that have a score', () => {
    for (let n = 1; n <= 18; n++) sweep(moveOf(n));

    const known = Array.from({ length: 20 }, (_, n) => n).filter((n) => hasScored(START_MS + n * STEP_MS));
    expect(known).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    cache.forget(moveOf(1));
    expect(hasScored(START_MS + 10 * STEP_MS)).toBe(false);
  });
});
