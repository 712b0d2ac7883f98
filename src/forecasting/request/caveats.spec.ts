import { caveatsOf, type ForecastBasis } from './caveats.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const UNTIL_MS = Date.UTC(2026, 10, 22);

/** Two months of a series with a day's rhythm. */
const fine: ForecastBasis = {
  history: {
    firstAt: UNTIL_MS - 60 * DAY_MS,
    lastAt: UNTIL_MS - HOUR_MS,
    nValues: 1440,
    missingShare: 0,
    isConstant: false,
    isCounter: false,
    nResets: 0,
  },
  forecast: { isShort: false, stepMs: HOUR_MS, seasons: [{ length: 24, strength: 1 }] },
  untilMs: UNTIL_MS,
  horizonMs: 2 * DAY_MS,
  nInvalid: 0,
  isCut: false,
};
const history = (changes: Partial<ForecastBasis['history']>) => ({
  history: { ...fine.history, ...changes },
});
const forecast = (changes: Partial<ForecastBasis['forecast']>) => ({
  forecast: { ...fine.forecast, ...changes },
});
const firstAt = (days: number) => ({ firstAt: UNTIL_MS - days * DAY_MS });

describe('caveatsOf', () => {
  it('has nothing to say of a long history and a short horizon', () => {
    expect(caveatsOf(fine)).toEqual([]);
  });

  it.each([
    [
      'one season',
      { ...history(firstAt(1)), ...forecast({ isShort: true, seasons: [] }), horizonMs: DAY_MS },
      /24 hours of history: fewer than three days/,
    ],
    ['a week', history(firstAt(9)), /9 days of history: weekends are known after two weeks/],
    [
      'a horizon beyond sense',
      { horizonMs: 365 * DAY_MS },
      /horizon of 365 days is longer than the 60 days of history/,
    ],
    ['too many samples', { isCut: true }, /Older samples were excluded/],
    [
      'an end hours ago',
      history({ lastAt: UNTIL_MS - 13 * HOUR_MS }),
      /Nothing has come since 2026-11-21T11:00:00.000Z: the first 12 hours/,
    ],
    ['a constant', history({ isConstant: true }), /has had one value only/],
    [
      'a counter that began again',
      history({ isCounter: true, nResets: 2 }),
      /only rises and fell back to its start 2 time\(s\)/,
    ],
    ['gaps', history({ missingShare: 0.4 }), /^40 % of the history has no value/],
    ['impossible values', { nInvalid: 3 }, /^3 value\(s\) that cannot be/],
    ['no season', forecast({ seasons: [] }), /No season was found/],
  ])('warns of %s', (_, changes, words) => {
    const caveats = caveatsOf({ ...fine, ...changes });

    expect(caveats).toEqual([expect.stringMatching(words)]);
  });
});
