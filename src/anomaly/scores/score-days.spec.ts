import { boundsOf, daysOf, oldestKeptDay, partitionOf } from './score-days.js';

const DAY_MS = Date.UTC(2026, 10, 24);

describe('score days', () => {
  it('are all on which a span falls, in UTC', () => {
    const lastMs = DAY_MS - 1;
    expect(daysOf({ fromMs: lastMs, untilMs: lastMs })).toEqual([Date.UTC(2026, 10, 23)]);
    expect(daysOf({ fromMs: lastMs, untilMs: DAY_MS })).toEqual([Date.UTC(2026, 10, 23), DAY_MS]);
    expect(daysOf({ fromMs: DAY_MS, untilMs: DAY_MS - 1 })).toEqual([]);
  });

  it('are kept whole as long as any of their scores is', () => {
    expect(oldestKeptDay(DAY_MS + 1000, 2)).toBe(Date.UTC(2026, 10, 22));
    expect(oldestKeptDay(DAY_MS - 1, 2)).toBe(Date.UTC(2026, 10, 21));
  });

  it('have a table each, also at the end of a year', () => {
    expect(partitionOf('single_scores', Date.UTC(2026, 11, 31))).toBe('anomaly_scores_20261231');
    expect(partitionOf('score_hours', Date.UTC(2026, 11, 31))).toBe('score_hours_20261231');
    expect(boundsOf(Date.UTC(2026, 11, 31))).toBe(
      `from ('2026-12-31T00:00:00Z') to ('2027-01-01T00:00:00Z')`,
    );
  });
});
