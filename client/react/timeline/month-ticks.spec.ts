import { monthTicks } from './month-ticks.js';

const DAY_MS = 86_400_000;
const FROM = new Date(2026, 10, 29).getTime();
const textsOf = (days: number): readonly string[] => monthTicks(FROM, days * DAY_MS).map(({ text }) => text);

describe('monthTicks', () => {
  it('names first days of months, fewer the longer it is', () => {
    expect(textsOf(180)).toEqual(['Jan 2027', 'Feb', 'Mar', 'Apr', 'May']);
    expect(textsOf(400)).toEqual(['Jan 2027', 'Mar', 'May', 'Jul', 'Sept', 'Nov']);
    expect(textsOf(730)).toHaveLength(5);
  });

  it('names days where it is short', () => {
    expect(textsOf(30)[0]).toMatch(/^\d+ (Nov|Dec)$/);
  });
});
