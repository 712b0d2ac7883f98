import type { CapacityLevel, CapacityRow } from '../../ml-api.js';
import { timelineSpans } from './timeline-spans.js';

const NOW_MS = Date.UTC(2026, 10, 29);
const on = (day: number): string => new Date(NOW_MS + day * 86_400_000).toISOString();
const level = (changes: Partial<CapacityLevel>): CapacityLevel => ({
  answer: 'date',
  medianAt: null,
  upperAt: null,
  lowerAt: null,
  probability: 0.5,
  ...changes,
});
const row = (at100: CapacityLevel, at80 = level({ answer: 'never' })) => ({ at100, at80 }) as CapacityRow;

describe('timelineSpans', () => {
  const spans = (...rows: readonly CapacityRow[]) =>
    timelineSpans(rows, { nowMs: NOW_MS, horizonDays: 100 }).map(({ from, until, median, early }) => [
      from,
      until,
      median,
      early,
    ]);

  it('stands between now and the horizon', () => {
    const date = level({ upperAt: on(20), medianAt: on(30), lowerAt: on(50) });
    expect(spans(row(date, level({ medianAt: on(10) })))).toEqual([[0.2, 0.5, 0.3, 0.1]]);
    expect(spans(row(level({ upperAt: on(60), answer: 'never' })))).toEqual([[0.6, 1, undefined, undefined]]);
  });

  it('shows what is reached from now on, and not what never is', () => {
    expect(spans(row(level({ answer: 'since', medianAt: on(-9) })), row(level({ answer: 'never' })))).toEqual(
      [[0, 1, 0, undefined]],
    );
  });
});
