import { formatTime } from '../format/format-time.js';

export interface TimeTick {
  /** 0 at the beginning of the range, 1 at its end. */
  readonly share: number;
  readonly text: string;
}

const HOUR_MS = 3_600_000;
const STEPS_HOURS = [3, 6, 12, 24, 48, 96, 168];
const MOST_TICKS = 8;
/** A label in the middle of it would leave the drawing. */
const EDGE = 0.04;

/** Even steps by the viewer's clock: midnights, or hours where the range is short. */
export function ticksOver(from: number, lengthMs: number): readonly TimeTick[] {
  const hours = STEPS_HOURS.find((step) => lengthMs / (step * HOUR_MS) <= MOST_TICKS) ?? 336;
  const tick = new Date(from);
  tick.setHours(0, 0, 0, 0);
  const ticks: TimeTick[] = [];
  while (tick.getTime() <= from + lengthMs) {
    const share = (tick.getTime() - from) / lengthMs;
    const text = formatTime(tick, hours < 24 ? 'time' : 'day').replace(/ \d{4}$/, '');
    if (share >= EDGE && share <= 1 - EDGE) ticks.push({ share, text });
    // By the clock on the wall: a day may have 23 hours.
    tick.setHours(tick.getHours() + hours);
  }
  return ticks;
}
