import { formatTime } from '../format/format-time.js';
import { ticksOver, type TimeTick } from '../threshold/ticks-over.js';

const DAY_MS = 86_400_000;
/** Up to here days are named. */
const SHORT_MS = 60 * DAY_MS;
const STEPS_MONTHS = [1, 2, 3, 4, 6, 12];
const MOST_TICKS = 7;
const DAYS_PER_MONTH = 30.4;
/** A label in the middle of it would leave the drawing. */
const EDGE = 0.05;

/** First days of months by the viewer's clock, a few of them; days where the range is short. */
export function monthTicks(from: number, lengthMs: number): readonly TimeTick[] {
  if (lengthMs <= SHORT_MS) return ticksOver(from, lengthMs);
  const nMonths = lengthMs / DAY_MS / DAYS_PER_MONTH;
  const step = STEPS_MONTHS.find((months) => nMonths / months <= MOST_TICKS) ?? 24;
  const tick = new Date(from);
  tick.setHours(0, 0, 0, 0);
  tick.setDate(1);
  tick.setMonth(tick.getMonth() - (tick.getMonth() % step));
  const ticks: TimeTick[] = [];
  while (tick.getTime() <= from + lengthMs) {
    const share = (tick.getTime() - from) / lengthMs;
    // `1 Jan 2027` → `Jan 2027`, and the year with the first month of one only.
    const name = formatTime(tick, 'day').replace(/^\d+ /, '');
    const text = tick.getMonth() === 0 || ticks.length === 0 ? name : name.replace(/ \d+$/, '');
    if (share >= EDGE && share <= 1 - EDGE) ticks.push({ share, text });
    tick.setMonth(tick.getMonth() + step);
  }
  return ticks;
}
