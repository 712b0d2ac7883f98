import { type DarkContext, checkDarkTimes } from './dark-time-rule.js';
import type { DarkTime } from './failure.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 29);

/** Dark from so many hours ago, for so many hours; without an end it goes on. */
function dark(assetId: string, hoursAgo: number, hours?: number): DarkTime {
  const startedAt = new Date(NOW - hoursAgo * HOUR);
  const endedAt = hours === undefined ? null : new Date(startedAt.getTime() + hours * HOUR);
  return { assetId, startedAt, endedAt };
}

const alone: DarkContext = {
  nowMs: NOW,
  nAssets: 20,
  maintenanceOf: () => [],
  upstreamOf: () => [],
};

const checked = (times: readonly DarkTime[], context: Partial<DarkContext> = {}) =>
  checkDarkTimes(times, { ...alone, ...context }).map(({ isFailure, reason }) => [isFailure, reason]);

describe('checkDarkTimes', () => {
  it('takes a long silence outside of maintenance for a failure, also while it goes on', () => {
    expect(checked([dark('a', 100, 30)])).toEqual([[true, 'It was dark for 30 h outside of maintenance']]);
    expect(checked([dark('a', 5)])).toEqual([[true, 'It was dark for 5 h outside of maintenance']]);
  });

  it('takes no restart for one, and nothing that happens in maintenance', () => {
    expect(checked([dark('a', 100, 0.5)])).toEqual([[false, 'It was dark for less than an hour']]);
    const planned = { startedAt: new Date(NOW - 90 * HOUR), endedAt: new Date(NOW - 89 * HOUR) };
    expect(checked([dark('a', 100, 30)], { maintenanceOf: () => [planned] })).toEqual([
      [false, 'It was in maintenance'],
    ]);
    const later = { startedAt: new Date(NOW - 50 * HOUR), endedAt: null };
    expect(checked([dark('a', 100, 30)], { maintenanceOf: () => [later] })[0]?.[0]).toBe(true);
  });

  it('knows the usual outages of an asset, and one that is longer', () => {
    const nightly = Array.from({ length: 20 }, (_, night) => dark('a', 24 * (night + 2), 8));
    const checks = checked([...nightly, dark('a', 20, 19)]);
    expect(checks.slice(0, -1).every(([, reason]) => reason === 'Its outages usually last up to 8 h')).toBe(
      true,
    );
    expect(checks.at(-1)?.[0]).toBe(true);
  });

  it('takes two outages in half a year for two failures', () => {
    expect(checked([dark('a', 4000, 30), dark('a', 400, 30)]).map(([isFailure]) => isFailure)).toEqual([
      true,
      true,
    ]);
  });

  it('takes nothing for a failure while half the fleet is dark', () => {
    const times = Array.from({ length: 10 }, (_, n) => dark(String(n), 100, 30));
    expect(checked(times)[0]).toEqual([false, '10 assets went dark at once: nothing was collected']);
    expect(checked(times, { nAssets: 100 })[0]?.[0]).toBe(true);
  });

  it('takes an asset for cut off, not failed, when all that it depends on is dark', () => {
    const upstreamOf = (id: string) => (id === 'leaf' ? ['one', 'two'] : []);
    const leaf = dark('leaf', 100, 30);
    const one = dark('one', 100, 40);
    expect(checked([leaf, one, dark('two', 101, 20)], { upstreamOf })[0]).toEqual([
      false,
      'All that it depends on was dark, too',
    ]);
    expect(checked([leaf, one], { upstreamOf })[0]?.[0]).toBe(true);
  });
});
