import { fromWallClock, toWallClock, wallClockInput } from './wall-clock.js';

describe('wall clock', () => {
  it('is UTC without saying so', () => {
    expect(toWallClock(new Date('2026-11-22T23:30:00.123+05:30'))).toBe('2026-11-22 18:00:00.123');
  });

  it('comes back as the same instant, whatever zone the process runs in', () => {
    expect(fromWallClock('2026-11-22 18:00:00.123').toISOString()).toBe('2026-11-22T18:00:00.123Z');
  });

  it('passes on what is not text, for the database to refuse', () => {
    expect([wallClockInput(1_795_000_000_000), wallClockInput(undefined)]).toEqual([
      1_795_000_000_000,
      undefined,
    ]);
  });
});
