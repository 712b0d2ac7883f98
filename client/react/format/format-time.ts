export type Instant = string | number | Date;
export type TimeForm = 'time' | 'date-time' | 'day' | 'ago';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times. */
function formatterOf(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formatters.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', options);
  formatters.set(name, made);
  return made;
}

/** Undefined for what is no time. */
export function toDate(at: Instant): Date | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** In the viewer's zone. */
export function formatTime(date: Date, form: Exclude<TimeForm, 'ago'>): string {
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (form === 'time') return formatterOf(form, clock).format(date);
  if (form === 'day') return formatterOf(form, { ...day, year: 'numeric' }).format(date);
  return formatterOf(form, { ...day, ...clock }).format(date);
}

/** To the second, for the tooltip. @example '2026-11-24 14:05:09 UTC' */
export function formatUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The two largest units. @example formatDuration(3_720) // '1 h 2 min' */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  const [unit, size, smaller, smallerSize] =
    whole < HOUR
      ? ['min', MINUTE, 's', 1]
      : whole < DAY
        ? ['h', HOUR, 'min', MINUTE]
        : (['d', DAY, 'h', HOUR] as const);
  const large = Math.floor(whole / size);
  const small = Math.floor((whole % size) / smallerSize);
  const isRound = small === 0 || (unit === 'min' && large >= 10) || large >= 100;
  return isRound ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;
}

/** @example '5 min ago' */
export function formatAgo(date: Date, now: number): string {
  const seconds = (now - date.getTime()) / 1000;
  if (seconds < -MINUTE) return `in ${formatDuration(-seconds)}`;
  if (seconds < 5) return 'just now';
  return `${formatDuration(seconds)} ago`;
}
