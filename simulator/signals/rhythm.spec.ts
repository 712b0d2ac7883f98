import { isNightlyJob, workload } from './rhythm.js';

const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const weekday = '18T';
const saturday = '21T';

describe('workload', () => {
  it('peaks in the working hours and rests at night', () => {
    expect(workload(at(`${weekday}15:00`), 0, 0.3)).toBeGreaterThan(0.9);
    expect(workload(at(`${weekday}03:00`), 0, 0.3)).toBeLessThan(0.1);
  });

  it('follows the local clock of the site', () => {
    expect(workload(at(`${weekday}09:30`), 5.5, 0.3)).toBeCloseTo(workload(at(`${weekday}15:00`), 0, 0.3));
  });

  it('shrinks to its share at the weekend', () => {
    const ratio = workload(at(`${saturday}15:00`), 0, 0.3) / workload(at(`${weekday}15:00`), 0, 0.3);
    expect(ratio).toBeCloseTo(0.3);
  });

  it('moves smoothly through midnight and through the turn of the week', () => {
    const week = Array.from({ length: 7 * 288 }, (_, i) => at('16T00:00') + i * 300_000);
    const steps = week.map((now) => Math.abs(workload(now + 300_000, 0, 0.3) - workload(now, 0, 0.3)));
    expect(Math.max(...steps)).toBeLessThan(0.04);
  });
});

describe('isNightlyJob', () => {
  it('covers 02:00 to 02:40 local time', () => {
    expect(
      ['01:59', '02:00', '02:39', '02:40'].map((time) => isNightlyJob(at(`${weekday}${time}`), 0)),
    ).toEqual([false, true, true, false]);
    expect(isNightlyJob(at(`${weekday}01:10`), 1)).toBe(true);
  });
});
