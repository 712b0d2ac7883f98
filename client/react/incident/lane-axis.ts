import { formatTime } from '../format/format-time.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080].map((n) => n * MINUTE_MS);
/** Room that a label needs. */
const PIXELS_PER_TICK = 84;
/** The whole is not longer than this many times its beginning: then the beginning needs no picture of its own. */
const LONG = 4;
const LEAST_MS = MINUTE_MS;
/** Free time beside the first and the last. */
const MARGIN = 0.02;

/** Epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface LaneTick {
  readonly at: number;
  readonly text: string;
}

/** From the first to the last that is known of it. */
export function wholeOf(from: number, until: number): Span {
  const margin = MARGIN * Math.max(until - from, LEAST_MS);
  return { from: from - margin, until: Math.max(until, from + LEAST_MS) + margin };
}

/** The time in which its members began; undefined where that is most of the whole. @param begins - of members, at least one */
export function onsetOf(begins: readonly number[], until: number): Span | undefined {
  const from = begins.reduce((least, at) => Math.min(least, at), Infinity);
  const last = begins.reduce((most, at) => Math.max(most, at), -Infinity);
  const onset = wholeOf(from, last + MARGIN * (last - from));
  return until - from > LONG * (onset.until - onset.from) ? onset : undefined;
}

/** Round times by the viewer's clock, as many as there is room for. @param width - in pixels */
export function laneTicks({ from, until }: Span, width: number): readonly LaneTick[] {
  const most = Math.max(1, Math.floor(width / PIXELS_PER_TICK));
  const step = STEPS_MS.find((each) => (until - from) / each <= most) ?? (until - from) / most;
  const midnight = new Date(from).setHours(0, 0, 0, 0);
  const ticks: LaneTick[] = [];
  for (let at = midnight + Math.ceil((from - midnight) / step) * step; at <= until; at += step)
    ticks.push({ at, text: textOf(at, step) });
  return ticks;
}

function textOf(at: number, step: number): string {
  const date = new Date(at);
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return step >= DAY_MS || isMidnight
    ? formatTime(date, 'day').replace(/ \d{4}$/, '')
    : formatTime(date, 'time');
}
