import { busyUpdate, limitForecast } from '../../../ml/index.js';
import type { BusyRow } from '../levels/busy-row.js';
import { capacityAnswer } from './capacity-answer.js';
import { describeCapacity } from './describe-capacity.js';
import { capacityItem } from './capacity-item.js';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2026, 8, 1);
const N_DAYS = 60;
const NOW_MS = FIRST + N_DAYS * DAY_MS;
const OUTLOOK = { nowMs: NOW_MS, horizonDays: 100 };
const NO_CHANGE = { factor: 1, added: 0, addedLimit: 0, fromMs: NOW_MS };

/** Spread over -1..1 as if by chance, the same each time. */
const noise = (n: number): number => ((Math.imul(n + 1, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;

function rowOf(
  levelAt: (day: number) => number,
  { nDays = N_DAYS, ...given }: Partial<BusyRow> & { nDays?: number } = {},
): BusyRow {
  const hours = Float64Array.from({ length: 24 * nDays }, (_, hour) => levelAt(Math.floor(hour / 24)));
  const levels = Float64Array.from({ length: nDays }, (_, day) => levelAt(day));
  const { trend } = busyUpdate({ known: { firstDay: FIRST, levels, hours }, timeZone: 'UTC', mostDays: 365 });
  return {
    kind: 'asset',
    name: 'a',
    metricName: 'disk_usage',
    unit: 'percent',
    timeZone: 'UTC',
    limit: 100,
    limitSource: 'percent',
    limitReason: '',
    assetIds: ['a'],
    firstDay: FIRST,
    levels,
    trend: trend ?? null,
    computedAt: new Date(NOW_MS),
    ...given,
  };
}

const growing = rowOf((day) => 20 + day + noise(day) / 2);
const dayOf = (ms: number | null): number => ((ms ?? NaN) - FIRST) / DAY_MS;

describe('capacityAnswer', () => {
  it('says when the median and both ends of the band get to 80 and 100 percent', () => {
    const { answer, at80, at100, growthPerMonth, level, reason } = capacityAnswer(growing, OUTLOOK);
    expect([answer, reason]).toEqual(['date', null]);
    expect(dayOf(at80.medianMs)).toBe(60);
    expect(Math.abs(dayOf(at100.medianMs) - 80)).toBeLessThanOrEqual(1);
    expect(dayOf(at100.upperMs)).toBeLessThanOrEqual(dayOf(at100.medianMs));
    expect(dayOf(at100.lowerMs)).toBeGreaterThanOrEqual(dayOf(at100.medianMs));
    expect(at100.probability).toBeGreaterThan(0.99);
    expect(growthPerMonth).toBeCloseTo(30, 0);
    expect(level).toBeCloseTo(79, 0);
  });

  it('says what the evaluation of files says of the same series', () => {
    const restless = (day: number): number => 20 + day + 3 * Math.sin(day / 9) + noise(day);
    const values = Float64Array.from({ length: 24 * N_DAYS }, (_, hour) => restless(Math.floor(hour / 24)));
    const timestamps = values.map((_, hour) => FIRST + hour * 3_600_000);
    const found = limitForecast({ timestamps, values }, { value: 100, side: 'above', withinDays: 101 });
    const { answer, at100 } = capacityAnswer(rowOf(restless), OUTLOOK);
    const { medianMs, upperMs, lowerMs } = at100;
    expect(found).toMatchObject({ answer, medianAt: medianMs, earliestAt: upperMs, latestAt: lowerMs });
  });

  it('names the days on which the trend changed', () => {
    const daysOf = (row: BusyRow) => capacityAnswer(row, OUTLOOK).changesMs.map(dayOf);
    expect(daysOf(growing)).toEqual([]);
    expect(daysOf(rowOf((day) => (day < 40 ? 30 : 80) + noise(day)))).toEqual([40]);
  });

  it('counts the horizon from now, and recommends a size that lasts', () => {
    const near = capacityAnswer(growing, { ...OUTLOOK, horizonDays: 10 });
    expect([near.answer, near.at80.answer]).toEqual(['never', 'date']);
    expect(near.recommended.size ?? 0).toBeGreaterThan(89);
    expect(near.recommended.size ?? 0).toBeLessThan(94);
  });

  it('recommends hardly more than its level to what came to its limit in a step', () => {
    const full = capacityAnswer(
      rowOf((day) => (day < 40 ? 60 : 100) + noise(day) / 4),
      OUTLOOK,
    );
    expect([full.answer, full.recommended.reason]).toEqual(['since', null]);
    expect(full.recommended.size ?? 0).toBeGreaterThan(100);
    expect(full.recommended.size ?? 0).toBeLessThan(110);
  });

  it('recommends no size that nothing but a wide band asks for, and says why', () => {
    const restless = rowOf((day) => 10 + day / 4 + 4 * noise(day), {
      nDays: 20,
      firstDay: FIRST + 40 * DAY_MS,
    });
    const trend = { ...restless.trend!.trend, isClear: true, slopeVariance: 4 };
    const row = { ...restless, trend: { ...restless.trend!, trend } };
    expect(capacityAnswer(row, OUTLOOK).recommended).toEqual({
      size: null,
      reason: expect.stringMatching(/^The trend is not known well enough for a size/) as string,
    });
    expect(capacityAnswer(row, { ...OUTLOOK, horizonDays: 10 }).recommended.reason).toBeNull();
  });

  it('has a value of its own for each case without a date, with its reason', () => {
    const answerOf = (row: BusyRow) => {
      const { answer, reason } = capacityAnswer(row, OUTLOOK);
      return [answer, reason];
    };
    expect(answerOf(rowOf((day) => (day < 40 ? 30 : 101)))).toEqual(['since', null]);
    expect(answerOf(rowOf((day) => 50 + noise(day)))[0]).toBe('no-trend');
    expect(answerOf(rowOf((day) => 90 - day + noise(day)))[0]).toBe('never');
    expect(answerOf(rowOf(() => 5, { nDays: 10, firstDay: FIRST + 50 * DAY_MS }))).toEqual([
      'too-short',
      'Too short: 10 day(s) are known, a trend needs 14',
    ]);
    expect(answerOf({ ...growing, firstDay: FIRST - 300 * DAY_MS })).toEqual([
      'ended',
      'It has not reported since 2026-01-03',
    ]);
    expect(answerOf({ ...growing, limit: null })[0]).toBe('no-limit');
    expect(answerOf({ ...growing, firstDay: null, levels: new Float64Array(0), trend: null })[0]).toBe(
      'too-short',
    );
  });

  it('names the day since when it is beyond, also below a fortnight', () => {
    const since = (row: BusyRow): number => dayOf(capacityAnswer(row, OUTLOOK).at100.medianMs);
    expect(since(rowOf((day) => (day < 40 ? 30 : 101)))).toBe(40);
    expect(since(rowOf(() => 101, { nDays: 10, firstDay: FIRST + 50 * DAY_MS }))).toBe(50);
  });
});

describe('capacityAnswer under a change', () => {
  const under = (change: Partial<typeof NO_CHANGE>, row = growing) =>
    capacityAnswer(row, OUTLOOK, { ...NO_CHANGE, ...change });

  it('is the same without one', () => {
    expect(under({})).toEqual(capacityAnswer(growing, OUTLOOK));
  });

  it('comes sooner with more load, later with a larger limit, and not before the change holds', () => {
    const asItIs = capacityAnswer(growing, OUTLOOK).at100.medianMs ?? NaN;
    expect(under({ factor: 1.1 }).at100.medianMs).toBeLessThan(asItIs);
    expect(under({ factor: 1.1 }).growthPerMonth).toBeCloseTo(33, 0);
    expect(dayOf(under({ added: 10 }).at100.medianMs)).toBeCloseTo(dayOf(asItIs) - 10, -0.5);
    expect(under({ addedLimit: 20 })).toMatchObject({ limit: 120 });
    expect(under({ addedLimit: 20 }).at100.medianMs).toBeGreaterThan(asItIs);
    const fromMs = NOW_MS + 15 * DAY_MS;
    expect(under({ factor: 3, fromMs }).at100.medianMs).toBe(fromMs);
    expect(under({ addedLimit: 50, fromMs: NOW_MS + 40 * DAY_MS }).at100.medianMs).toBe(asItIs);
  });

  it('is reached today where the limit is taken below the level', () => {
    const { answer, at100 } = under({ addedLimit: -40 });
    expect([answer, dayOf(at100.medianMs)]).toEqual(['date', N_DAYS]);
    expect(at100.probability).toBeGreaterThan(0.99);
  });

  it('ends what has been beyond where the change suffices', () => {
    const beyond = rowOf((day) => 70 + day + noise(day));
    expect(under({}, beyond).answer).toBe('since');
    expect(under({ addedLimit: 10 }, beyond).answer).toBe('since');
    expect(under({ addedLimit: 100 }, beyond).answer).toBe('date');
  });
});

describe('the sentence', () => {
  const sentence = (row: BusyRow) => capacityItem(row, OUTLOOK, { names: new Map([['a', 'db-01']]) }).summary;

  it('says in plain words what is known', () => {
    expect(sentence(growing)).toMatch(
      /^disk_usage of db-01 reaches 100% about (19|20|21) November 2026 \(8 times in 10 between \d+ November 2026 and \d+ November 2026\), growing by [\d.]+ points a month from [\d.]+%\.$/,
    );
    expect(sentence({ ...growing, kind: 'type', name: 'server', limit: 5000, unit: 'mbps' })).toMatch(
      /^disk_usage of type server \(1 series\) does not reach 5000 mbps within 100 days; it is at \d+(\.\d+)? mbps and grows by/,
    );
    expect(sentence({ ...growing, limit: null })).toBe('disk_usage of db-01 has no known limit.');
  });

  it('does not have a level grow from beyond the limit that it reaches', () => {
    const subject = {
      title: 'db-01',
      metricName: 'disk_usage',
      unit: 'percent',
      timeZone: 'UTC',
      horizonDays: 100,
    };
    const answer = capacityAnswer(growing, OUTLOOK);
    expect(describeCapacity({ ...answer, level: 99.5 }, subject)).toMatch(/ a month from 99\.5%\.$/);
    expect(describeCapacity({ ...answer, level: 101 }, subject)).toMatch(
      /reaches 100% about .* points a month\.$/,
    );
  });
});
