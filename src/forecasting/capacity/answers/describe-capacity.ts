import type { CapacityAnswer, LevelReached } from './capacity-answer.js';

/** What a sentence is about. */
export interface DescribedSubject {
  /** The asset, or the group and how many series it has. */
  readonly title: string;
  readonly metricName: string;
  readonly unit: string;
  readonly timeZone: string;
  readonly horizonDays: number;
}

const FIGURES = 3;

/** One sentence in plain words. */
export function describeCapacity(answer: CapacityAnswer, subject: DescribedSubject): string {
  return `${subject.metricName} of ${subject.title} ${predicateOf(answer, subject)}.`;
}

function predicateOf(answer: CapacityAnswer, subject: DescribedSubject): string {
  const limit = quantity(answer.limit, subject.unit);
  const level = quantity(answer.level, subject.unit);
  switch (answer.answer) {
    case 'since':
      return `has been at its limit of ${limit} since ${dayOf(answer.at100.medianMs, subject.timeZone)}`;
    case 'date':
      return `reaches ${limit} about ${dayOf(answer.at100.medianMs, subject.timeZone)}${bandOf(answer.at100, subject.timeZone)}, growing by ${change(answer.growthPerMonth, subject.unit)} a month${startOf(answer, level)}`;
    case 'never':
      return `does not reach ${limit} within ${subject.horizonDays} days; it is at ${level} and ${movement(answer.growthPerMonth, subject.unit)}`;
    case 'no-trend':
      return `is at ${level} of ${limit} without a trend`;
    case 'too-short':
      return `has too short a history for a trend`;
    case 'ended':
      return `does not report any more`;
    case 'no-limit':
      return `has no known limit`;
  }
}

/** The level now, unless by the trend it is beyond the limit that no day has been beyond yet. */
function startOf({ level, limit }: CapacityAnswer, described: string): string {
  return level !== null && limit !== null && level >= limit ? '' : ` from ${described}`;
}

function bandOf({ upperMs, lowerMs }: LevelReached, timeZone: string): string {
  if (upperMs === null) return '';
  const earliest = dayOf(upperMs, timeZone);
  if (lowerMs === null) return ` (8 times in 10 after ${earliest})`;
  const latest = dayOf(lowerMs, timeZone);
  return earliest === latest
    ? ' (8 times in 10 on that day)'
    : ` (8 times in 10 between ${earliest} and ${latest})`;
}

function movement(growth: number | null, unit: string): string {
  if (growth === null || growth === 0) return 'does not move';
  return `${growth > 0 ? 'grows' : 'falls'} by ${change(Math.abs(growth), unit)} a month`;
}

/** The local day, e.g. `12 March 2027`. */
function dayOf(ms: number | null, timeZone: string): string {
  if (ms === null) return 'an unknown day';
  return formatterOf(timeZone).format(ms);
}

/** By zone, of which there are some hundreds: making one costs more than a hundred sentences. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  formatters.set(timeZone, made);
  return made;
}

/** Three figures are more than any of it is known to. */
function quantity(value: number | null, unit: string): string {
  if (value === null) return 'an unknown amount';
  const rounded = Number(value.toPrecision(FIGURES));
  if (unit === 'percent') return `${rounded}%`;
  return unit === '' ? String(rounded) : `${rounded} ${unit}`;
}

/** Of what is measured in percent, percent would be of the level. */
function change(value: number | null, unit: string): string {
  return quantity(value, unit === 'percent' ? 'points' : unit);
}
