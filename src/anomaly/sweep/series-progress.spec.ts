import fc from 'fast-check';
import type { SampleRange } from '../../metrics/index.js';
import type { ScoredSeries } from '../scoring/score-series.service.js';
import { stretchOf } from '../testing/stretches.js';
import {
  advance,
  isWorthStoring,
  nextStretch,
  planSeries,
  type SeriesProgress,
  stored,
} from './series-progress.js';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const series = { assetId: '1', metricName: 'cpu_usage', unit: 'percent', timeZone: 'UTC' };
const settings = { historySeconds: 14 * 86_400, firstLookbackSeconds: 86_400 };
const STATE = Uint8Array.of(1);

function resultOf(watermarkMs: number, isComplete = true): ScoredSeries {
  const { scored } = stretchOf([]);
  const pace = { lastSampleMs: watermarkMs, intervalMs: 30_000 };
  return { ...series, state: Uint8Array.of(2), pace, watermarkMs, scored, isComplete };
}

/** What the scorer makes of a stretch when samples lie at these times and a read takes `limit` of them. */
function score(stretch: SampleRange, sampleTimes: readonly number[], limit = Infinity): ScoredSeries {
  const due = sampleTimes.filter((at) => at > stretch.afterMs && at <= stretch.untilMs);
  const read = due.slice(0, limit);
  return resultOf(read.at(-1) ?? stretch.afterMs, read.length === due.length);
}

describe('planSeries', () => {
  it('warms a new series up on its history, and stores from the first look-back on', () => {
    const storeAfterMs = NOW_MS - 24 * HOUR_MS;

    expect(planSeries(series, undefined, NOW_MS, settings)).toEqual({
      ...series,
      storedWatermarkMs: undefined,
      state: undefined,
      watermarkMs: storeAfterMs - 14 * 24 * HOUR_MS,
      scannedUntilMs: storeAfterMs - 14 * 24 * HOUR_MS,
      storeAfterMs,
      isDirty: false,
    });
  });

  it('goes on from the checkpoint of a known series', () => {
    const watermarkMs = NOW_MS - 30_000;

    expect(planSeries(series, { ...series, watermarkMs, state: STATE }, NOW_MS, settings)).toMatchObject({
      storedWatermarkMs: watermarkMs,
      state: STATE,
      watermarkMs,
      scannedUntilMs: watermarkMs,
      storeAfterMs: watermarkMs,
    });
  });

  it('replays what the stored state of a known series lacks, and stores no score twice', () => {
    const watermarkMs = NOW_MS - 30_000;
    const checkpoint = { ...series, watermarkMs, state: STATE, stateMs: watermarkMs - 600_000 };

    const progress = planSeries(series, checkpoint, NOW_MS, settings);
    expect(progress).toMatchObject({
      storedWatermarkMs: watermarkMs,
      state: STATE,
      watermarkMs: watermarkMs - 600_000,
      storeAfterMs: watermarkMs,
    });
    expect(nextStretch(progress, NOW_MS).untilMs).toBe(watermarkMs);
  });

  it('rebuilds a state that was learned by the wall clock of another zone, and stores no score twice', () => {
    const watermarkMs = NOW_MS - 30_000;
    const checkpoint = { ...series, watermarkMs, state: STATE };
    const moved = { ...series, timeZone: 'Europe/Berlin' };

    expect(planSeries(moved, checkpoint, NOW_MS, settings)).toMatchObject({
      storedWatermarkMs: watermarkMs,
      state: undefined,
      watermarkMs: watermarkMs - 14 * 24 * HOUR_MS,
      storeAfterMs: watermarkMs,
      timeZone: 'Europe/Berlin',
    });
  });

  it('rebuilds a state of another version from the history before it, and stores no score twice', () => {
    const watermarkMs = NOW_MS - 30_000;

    expect(planSeries(series, { ...series, watermarkMs }, NOW_MS, settings)).toMatchObject({
      storedWatermarkMs: watermarkMs,
      state: undefined,
      watermarkMs: watermarkMs - 14 * 24 * HOUR_MS,
      storeAfterMs: watermarkMs,
    });
  });
});

describe('advance', () => {
  it('keeps a watermark whose sample the platform does not have any more', () => {
    const watermarkMs = NOW_MS - 30_000;
    const checkpoint = { ...series, watermarkMs, state: STATE, stateMs: watermarkMs - 600_000 };
    const progress = planSeries(series, checkpoint, NOW_MS, settings);

    for (const left of [[watermarkMs - 60_000], []]) {
      const stretch = nextStretch(progress, NOW_MS);
      expect(advance(progress, stretch, score(stretch, left)).watermarkMs).toBe(watermarkMs);
    }
  });
});

describe('nextStretch', () => {
  it('ends at the end of the warm-up, then two hours ago, then now', () => {
    let progress = planSeries(series, undefined, NOW_MS, settings);
    const ends: number[] = [];
    for (let round = 0; round < 3; round++) {
      const stretch = nextStretch(progress, NOW_MS);
      ends.push(stretch.untilMs);
      progress = advance(progress, stretch, score(stretch, [stretch.untilMs - 1]));
    }

    expect(ends).toEqual([NOW_MS - 24 * HOUR_MS, NOW_MS - 2 * HOUR_MS, NOW_MS]);
  });

  it('reads on from the newest sample seen, not from where the last read ended', () => {
    const progress = planSeries(series, { ...series, watermarkMs: 1000, state: STATE }, NOW_MS, settings);
    const stretch = nextStretch(progress, NOW_MS);
    const moved = advance(progress, stretch, resultOf(5000));

    expect(nextStretch(moved, NOW_MS)).toMatchObject({
      afterMs: 5000,
      untilMs: NOW_MS,
      state: Uint8Array.of(2),
    });
  });

  it('is a single stretch for a series that is up to date', () => {
    const watermarkMs = NOW_MS - 30_000;
    const progress = planSeries(series, { ...series, watermarkMs, state: STATE }, NOW_MS, settings);

    expect(nextStretch(progress, NOW_MS)).toMatchObject({ afterMs: watermarkMs, untilMs: NOW_MS });
  });
});

describe('isWorthStoring', () => {
  const progress: SeriesProgress = {
    ...planSeries(series, undefined, NOW_MS, settings),
    scannedUntilMs: NOW_MS,
    isDirty: true,
  };

  it('stores what consumed samples', () => {
    expect(isWorthStoring(progress)).toBe(true);
    expect(isWorthStoring({ ...progress, isDirty: false })).toBe(false);
  });

  it('stores no warm-up that is half way', () => {
    expect(isWorthStoring({ ...progress, scannedUntilMs: progress.storeAfterMs - 1 })).toBe(false);
    expect(isWorthStoring({ ...progress, scannedUntilMs: progress.storeAfterMs })).toBe(true);
  });

  it('has nothing to store right after it was stored', () => {
    expect(isWorthStoring(stored(progress))).toBe(false);
    expect(stored(progress).storedWatermarkMs).toBe(progress.watermarkMs);
  });
});

describe('a series on its way through a sweep', () => {
  const lateness = fc.integer({ min: 0, max: 40 * 24 * HOUR_MS });
  const checkpoint = fc.option(
    fc.record({ watermarkMs: lateness.map((late) => NOW_MS - late), hasState: fc.boolean() }),
    { nil: undefined },
  );

  it('reaches now, never goes back, and consumes every sample once', () => {
    const times = fc.array(lateness, { maxLength: 40 });
    fc.assert(
      fc.property(checkpoint, times, fc.integer({ min: 1, max: 5 }), (at, late, limit) => {
        const sampleTimes = [...new Set(late.map((ms) => NOW_MS - ms))].sort((a, b) => a - b);
        const known = at && {
          ...series,
          watermarkMs: at.watermarkMs,
          ...(at.hasState ? { state: STATE } : {}),
        };
        const first = planSeries(series, known, NOW_MS, settings);
        const consumed: number[] = [];
        let progress = first;
        for (let round = 0; progress.scannedUntilMs < NOW_MS; round++) {
          expect(round).toBeLessThan(100);
          const stretch = nextStretch(progress, NOW_MS);
          const result = score(stretch, sampleTimes, limit);
          consumed.push(...sampleTimes.filter((t) => t > stretch.afterMs && t <= result.watermarkMs));
          const moved = advance(progress, stretch, result);
          expect(moved.watermarkMs).toBeGreaterThanOrEqual(progress.watermarkMs);
          expect(moved.scannedUntilMs).toBeGreaterThan(progress.scannedUntilMs);
          progress = isWorthStoring(moved) ? stored(moved) : moved;
        }
        expect(progress.isDirty).toBe(false);
        expect(consumed).toEqual(sampleTimes.filter((t) => t > first.watermarkMs));
      }),
    );
  });
});
