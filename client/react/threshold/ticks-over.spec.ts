import { ticksOver } from './ticks-over.js';

const DAY_MS = 86_400_000;
const MIDNIGHT = new Date(2026, 10, 20).getTime();

describe('ticksOver', () => {
  it('names the midnights of a week, but none at the edges', () => {
    const ticks = ticksOver(MIDNIGHT, 7 * DAY_MS);
    expect(ticks.map(({ text }) => text)).toEqual([
      '21 Nov',
      '22 Nov',
      '23 Nov',
      '24 Nov',
      '25 Nov',
      '26 Nov',
    ]);
    expect(ticks[0]?.share).toBeCloseTo(1 / 7);
  });

  it('names hours of a day, and never many', () => {
    expect(ticksOver(MIDNIGHT, DAY_MS).map(({ text }) => text)).toContain('12:00');
    expect(ticksOver(MIDNIGHT + 1234, 30 * DAY_MS).length).toBeLessThanOrEqual(8);
  });
});
