import type { Risk } from '../../ml-api.js';
import { calendarItems } from './calendar-items.js';
import { dueWords, intervalWords, markWords, outcomeWords, percentWords, timeWords } from './risk-words.js';

const NOW = Date.UTC(2026, 10, 29);
const DAY_MS = 86_400_000;

function risk(assetName: string, timeToFailureDays: Risk['timeToFailureDays'], daysOld = 0): Risk {
  const predictedAt = new Date(NOW - daysOld * DAY_MS).toISOString();
  return { assetId: assetName, assetName, predictedAt, timeToFailureDays } as Risk;
}

describe('calendarItems', () => {
  it('has those that may fail before the horizon, the soonest first, from the day of the prediction', () => {
    const rows = [
      risk('later', { low: 10, median: 50, high: null }),
      risk('soon', { low: 1, median: 6, high: 21 }, 1),
      risk('beyond', { low: 101, median: 200, high: null }),
      risk('unknown', null),
    ];
    const items = calendarItems(rows, NOW, 100);
    expect(items.map(({ name, from, until, median }) => [name, from, until, median])).toEqual([
      ['soon', 0, 0.2, 0.05],
      ['later', 0.1, 1, 0.5],
    ]);
    expect(items[0]?.summary).toBe('soon is expected to fail about 4 Dec 2026, 1 to 21 days');
  });
});

describe('the words of risks', () => {
  it('are never certain', () => {
    expect([0, 0.004, 0.156, 0.999, null].map(percentWords)).toEqual(['< 1%', '< 1%', '16%', '> 99%', '–']);
    expect(intervalWords(0.21, 0.48)).toBe('21–48%');
    expect([intervalWords(0.2, 0.2), intervalWords(null, 1)]).toEqual(['20%', '']);
    expect(timeWords({ low: 0.2, median: 3, high: 1 })).toBe('0 to 1 day');
    expect(timeWords({ low: 8, median: 30, high: null })).toBe('8 days or longer');
  });

  it('say how much time there is', () => {
    const due = (days: number) => dueWords(new Date(NOW + days * DAY_MS).toISOString(), NOW);
    expect([-3, -1, 0, 1, 9].map(due)).toEqual([
      '3 days late',
      '1 day late',
      'today',
      'tomorrow',
      'in 9 days',
    ]);
  });

  it('say what became of a recommendation', () => {
    const mark = { status: 'done', postponedUntil: null, wasRight: null, note: null, markedAt: '' } as const;
    const waiting = { state: 'waiting', failedAt: null, untilAt: '2026-12-24T12:00:00Z' } as const;
    const marked = { ...mark, outcome: waiting };
    expect([markWords(marked), markWords({ ...marked, wasRight: false })]).toEqual([
      'Done',
      'Done, not found',
    ]);
    expect(markWords({ ...marked, status: 'postponed', postponedUntil: '2026-12-24T12:00:00Z' })).toBe(
      'Postponed until 24 Dec 2026',
    );
    expect(outcomeWords(marked)).toBe('waiting until 24 Dec 2026');
    expect(outcomeWords({ ...mark, outcome: { state: 'no-failure', failedAt: null, untilAt: null } })).toBe(
      'no failure in 30 days',
    );
  });
});
