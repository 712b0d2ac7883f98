import { reachabilityOf } from './reachability.js';
import type { SeriesRows } from './read-rows.service.js';

const STEP = 30_000;
const START = 20 * STEP;

/** Polled every half minute from 0 on; the last poll is numbered. */
function polled(metricName: string, lastPoll: number, offsetMs = 0): SeriesRows {
  const rows = (first: number, last: number) => {
    const timestamps = Float64Array.from(
      { length: Math.max(0, last - first) },
      (_, k) => (first + k + 1) * STEP + offsetMs,
    );
    return { timestamps, values: timestamps.map(() => 1) };
  };
  return { assetId: 'a', metricName, before: rows(0, 20), recent: rows(20, lastPoll) };
}

const darkFrom = (series: readonly SeriesRows[], untilMs: number) => {
  const found = reachabilityOf(series, untilMs);
  const first = found?.readings.values.indexOf(0) ?? -1;
  return first < 0 ? undefined : ((found?.readings.timestamps[first] ?? 0) - START) / STEP;
};

describe('reachabilityOf', () => {
  it('sees at the first poll that half of what is polled together is missing', () => {
    const series = [
      polled('packet_loss', 40),
      polled('bandwidth_in', 40),
      polled('cpu', 35),
      polled('latency', 35),
    ];
    expect(darkFrom(series, 40 * STEP)).toBe(16);
    expect(reachabilityOf(series, 40 * STEP)?.isDark).toBe(true);
  });

  it('takes a device that ends altogether for dark when two polls are late', () => {
    const series = ['packet_loss', 'cpu', 'latency'].map((name) => polled(name, 35));
    expect(darkFrom(series, 40 * STEP)).toBe(17);
    expect(reachabilityOf(series, 36 * STEP)?.isDark).toBe(false);
  });

  it('takes one series that ends for what it is', () => {
    const series = [
      polled('packet_loss', 40),
      polled('bandwidth_in', 40),
      polled('cpu', 40),
      polled('latency', 35),
    ];
    expect(darkFrom(series, 40 * STEP)).toBeUndefined();
  });

  it('is not misled by a sample that somebody reports of one series between two polls', () => {
    const extra = Float64Array.of(
      ...polled('cpu', 40).recent.timestamps,
      40 * STEP + 9_000,
      40 * STEP + 12_000,
    );
    const cpu = { ...polled('cpu', 40), recent: { timestamps: extra, values: extra } };
    const series = [cpu, ...['packet_loss', 'memory', 'latency'].map((name) => polled(name, 40))];
    expect(darkFrom(series, 40 * STEP + 12_000)).toBeUndefined();
  });

  it('says nothing of series that are not polled together, of too few, or of none', () => {
    const apart = [polled('a', 40), polled('b', 35, 9_000), polled('c', 35, 19_000)];
    expect(reachabilityOf(apart, 40 * STEP)).toBeUndefined();
    expect(reachabilityOf([polled('a', 40), polled('b', 35)], 40 * STEP)).toBeUndefined();
    expect(reachabilityOf([], 40 * STEP)).toBeUndefined();
  });
});
