import { N_SLOTS, SLOT } from './layout.js';
import { isProlongedSpell, isRecurringSpell, trackSpell } from './spell.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 5 * MINUTE;
const START = Date.UTC(2026, 0, 5);

/** A series polled every five minutes, with nothing but what a spec puts in. */
class Series {
  readonly slots = new Float64Array(N_SLOTS).fill(Number.NaN);

  constructor() {
    this.slots[SLOT.interval] = STEP;
    this.slots[SLOT.firstTimestamp] = START - 30 * DAY;
  }

  /** Conspicuous samples, and an ordinary one two steps later unless they go on. */
  spell(at: number, { n = 1, height = 10, strength = 6, isOver = true } = {}): this {
    for (let i = 0; i < n; i += 1) this.track(START + at + i * STEP, strength, height);
    if (isOver) this.track(START + at + (n + 1) * STEP, 1, 0);
    return this;
  }

  days(offsets: readonly number[], options = {}): this {
    for (const [day, offset] of offsets.entries()) this.spell(day * DAY + offset, options);
    return this;
  }

  private track(timestamp: number, strength: number, residual: number): void {
    trackSpell(this.slots, { timestamp, elapsed: STEP, strength, residual });
  }
}

/** Hours of day at which something happens on five days in a row. */
const ANY_TIME = [3, 17, 9, 22, 14].map((hour) => hour * HOUR);
const ongoing = { isOver: false } as const;

function isRecurring(series: Series): boolean {
  return isRecurringSpell(series.slots);
}

describe('isRecurringSpell', () => {
  it('is true of a rise at any time, once it has happened on five days of the last two weeks', () => {
    expect(isRecurring(new Series().days(ANY_TIME.slice(1)).spell(6 * DAY, ongoing))).toBe(false);
    expect(isRecurring(new Series().days(ANY_TIME).spell(6 * DAY, ongoing))).toBe(true);
    expect(isRecurring(new Series().days(ANY_TIME).spell(20 * DAY, ongoing))).toBe(false);
  });

  it('counts a day once, however often it happens', () => {
    const flapping = new Series();
    for (let hour = 0; hour < 12; hour += 1) flapping.spell(hour * HOUR);
    expect(isRecurring(flapping.spell(DAY, ongoing))).toBe(false);
  });

  it('is true of a fall only at its usual time, give or take an hour', () => {
    const fall = { height: -10 };
    const nightly = [1, 2, 3, 4, 5].map((minutes) => 2 * HOUR + minutes * MINUTE);
    expect(isRecurring(new Series().days(ANY_TIME, fall).spell(6 * DAY, { ...fall, ...ongoing }))).toBe(
      false,
    );
    const before = new Series().days(nightly, fall);
    expect(isRecurring(before.spell(6 * DAY + 2.5 * HOUR, { ...fall, ...ongoing }))).toBe(true);
    const elsewhere = new Series().days(nightly, fall);
    expect(isRecurring(elsewhere.spell(6 * DAY + 5 * HOUR, { ...fall, ...ongoing }))).toBe(false);
  });

  it('is true at the fourth time of the week, give or take an hour', () => {
    const weekly = [0, 7 * DAY, 14 * DAY + HOUR / 2];
    const series = new Series();
    for (const at of weekly) series.spell(at);
    expect(isRecurring(series.spell(21 * DAY, ongoing))).toBe(true);
    const other = new Series();
    for (const at of weekly) other.spell(at);
    expect(isRecurring(other.spell(22 * DAY, ongoing))).toBe(false);
  });

  it.each([
    ['higher', { height: 12.6 }],
    ['to the other side', { height: -10 }],
    ['stronger', { strength: 7.1 }],
    ['longer', { n: 10 }],
  ])('is false of what is %s', (_, different) => {
    const before = (): Series => new Series().days(ANY_TIME, { n: 4 });
    expect(isRecurring(before().spell(6 * DAY, { n: 4, ...ongoing }))).toBe(true);
    expect(isRecurring(before().spell(6 * DAY, { n: 4, ...different, ...ongoing }))).toBe(false);
  });

  it('is false where nothing happens', () => {
    expect(isRecurring(new Series())).toBe(false);
    expect(isRecurring(new Series().days(ANY_TIME))).toBe(false);
  });
});

describe('isProlongedSpell', () => {
  /** Local time of a working day. */
  const WEDNESDAY = Date.UTC(2026, 10, 25, 12);

  const known = (): Series => new Series().days(ANY_TIME, { n: 9 });
  const after = (n: number): boolean =>
    isProlongedSpell(known().spell(6 * DAY, { n, ...ongoing }).slots, WEDNESDAY);

  it('is true for six samples from half as long again as the longest known on', () => {
    // Nine samples last for 40 minutes, hence the thirteenth is the first at an hour.
    expect([12, 13, 18, 19].map(after)).toEqual([false, true, true, false]);
  });

  it('takes six intervals at least', () => {
    const isProlonged = [6, 7].map((n) =>
      isProlongedSpell(new Series().spell(0, { n, ...ongoing }).slots, WEDNESDAY),
    );
    expect(isProlonged).toEqual([false, true]);
  });

  it('takes a week of history, so that a weekend is known', () => {
    const young = known().spell(6 * DAY, { n: 14, ...ongoing });
    young.slots[SLOT.firstTimestamp] = START;
    expect(isProlongedSpell(young.slots, WEDNESDAY)).toBe(false);
  });

  it('takes three weeks of history for a fall that begins at a weekend, which one before says little about', () => {
    const at = (ageDays: number, local: number): boolean => {
      const series = known().spell(6 * DAY, { n: 14, height: -10, ...ongoing });
      series.slots[SLOT.firstTimestamp] = series.slots[SLOT.spellLast]! - ageDays * DAY;
      return isProlongedSpell(series.slots, local);
    };
    const [friday, saturday, sunday, monday] = [2, 3, 4, 5].map((days) => WEDNESDAY + days * DAY);
    const begunOnFriday = Date.UTC(2026, 10, 28, 0, 30);
    const days = [friday!, begunOnFriday, saturday!, sunday!, monday!];
    expect(days.map((local) => at(20, local))).toEqual([true, true, false, false, true]);
    expect([saturday!, sunday!].map((local) => at(21, local))).toEqual([true, true]);
    const rise = known().spell(6 * DAY, { n: 14, ...ongoing });
    rise.slots[SLOT.firstTimestamp] = rise.slots[SLOT.spellLast]! - 20 * DAY;
    expect(isProlongedSpell(rise.slots, saturday!)).toBe(true);
  });

  it('says on Monday what has lasted through a weekend that was not known', () => {
    const at = (ageDays: number, local: number): boolean => {
      const series = known().spell(6 * DAY, { n: 40, height: -10, ...ongoing });
      series.slots[SLOT.firstTimestamp] = series.slots[SLOT.spellLast]! - ageDays * DAY;
      return isProlongedSpell(series.slots, local);
    };
    const monday = Date.UTC(2026, 10, 30);
    expect([monday - 1, monday, monday + 5 * STEP, monday + 6 * STEP].map((local) => at(20, local))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(at(21, monday)).toBe(false);
  });
});
