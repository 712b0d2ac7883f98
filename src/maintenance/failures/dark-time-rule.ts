import type { DarkTime } from './failure.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shorter is a restart, or a poll that was missed. */
const LEAST_DARK_MS = HOUR_MS;
/** What happens more often than once a fortnight, and three times, is usual for an asset. */
const USUAL_EVERY_MS = 14 * DAY_MS;
const FEWEST_USUAL = 3;
/** Longer than usual: half as long again as nine in ten of its outages. */
const USUAL_SHARE = 0.9;
const TIMES_USUAL = 1.5;
/** Where more than a third of the fleet goes dark at once, it is the collection. */
const COLLECTION_SHARE = 1 / 3;
const FEWEST_AT_ONCE = 3;
/** What goes dark within two polls of another is dark at once. */
const AT_ONCE_MS = 10 * 60_000;

/** A stretch of time; without an end while it goes on. */
export interface Stretch {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** What else is known while dark times are checked. */
export interface DarkContext {
  readonly nowMs: number;
  /** Assets that are observed. */
  readonly nAssets: number;
  readonly maintenanceOf: (assetId: string) => readonly Stretch[];
  /** What it depends on directly. */
  readonly upstreamOf: (assetId: string) => readonly string[];
}

/** Why a dark time counts as a failure, or does not. */
export interface CheckedDarkTime {
  readonly dark: DarkTime;
  readonly isFailure: boolean;
  readonly reason: string;
}

/** Checks the dark times of a fleet. */
export function checkDarkTimes(times: readonly DarkTime[], context: DarkContext): readonly CheckedDarkTime[] {
  const byAsset = Map.groupBy(times, ({ assetId }) => assetId);
  const starts = Float64Array.from(times, ({ startedAt }) => startedAt.getTime()).sort();
  return times.map((dark) => {
    const excuse =
      excuseOfTime(dark, byAsset.get(dark.assetId) ?? [], context) ??
      excuseOfOthers(dark, { starts, byAsset, context });
    const hours = Math.round(durationOf(dark, context.nowMs) / HOUR_MS);
    const reason = excuse ?? `It was dark for ${hours} h outside of maintenance`;
    return { dark, isFailure: excuse === undefined, reason };
  });
}

function excuseOfTime(
  dark: DarkTime,
  own: readonly DarkTime[],
  { nowMs, maintenanceOf }: DarkContext,
): string | undefined {
  const duration = durationOf(dark, nowMs);
  if (duration < LEAST_DARK_MS) return 'It was dark for less than an hour';
  if (maintenanceOf(dark.assetId).some((planned) => overlaps(planned, dark, nowMs)))
    return 'It was in maintenance';
  const usual = usualOf(own, nowMs);
  return usual !== undefined && duration <= TIMES_USUAL * usual
    ? `Its outages usually last up to ${Math.round(usual / HOUR_MS)} h`
    : undefined;
}

interface Others {
  /** Of all dark times, ascending. */
  readonly starts: Float64Array;
  readonly byAsset: ReadonlyMap<string, readonly DarkTime[]>;
  readonly context: DarkContext;
}

function excuseOfOthers(dark: DarkTime, { starts, byAsset, context }: Others): string | undefined {
  const at = dark.startedAt.getTime();
  const nAtOnce = countWithin(starts, at - AT_ONCE_MS, at + AT_ONCE_MS);
  if (nAtOnce >= FEWEST_AT_ONCE && nAtOnce > COLLECTION_SHARE * context.nAssets)
    return `${nAtOnce} assets went dark at once: nothing was collected`;
  const upstream = context.upstreamOf(dark.assetId);
  const isCutOff = upstream.every((id) =>
    (byAsset.get(id) ?? []).some(
      ({ startedAt, endedAt }) =>
        startedAt.getTime() <= at + AT_ONCE_MS && (endedAt === null || endedAt.getTime() > at),
    ),
  );
  return upstream.length > 0 && isCutOff ? 'All that it depends on was dark, too' : undefined;
}

function durationOf({ startedAt, endedAt }: Stretch, nowMs: number): number {
  return (endedAt?.getTime() ?? nowMs) - startedAt.getTime();
}

function overlaps(a: Stretch, b: Stretch, nowMs: number): boolean {
  return (
    a.startedAt.getTime() <= (b.endedAt?.getTime() ?? nowMs) &&
    (a.endedAt?.getTime() ?? nowMs) >= b.startedAt.getTime()
  );
}

/** @returns how long nine in ten of its outages are at most; undefined where outages are not usual for it */
function usualOf(own: readonly DarkTime[], nowMs: number): number | undefined {
  const first = own.reduce((least, { startedAt }) => Math.min(least, startedAt.getTime()), nowMs);
  if (own.length < FEWEST_USUAL || own.length <= (nowMs - first) / USUAL_EVERY_MS) return undefined;
  const durations = own.map((one) => durationOf(one, nowMs)).sort((a, b) => a - b);
  return durations[Math.floor(USUAL_SHARE * (durations.length - 1))];
}

function countWithin(ascending: Float64Array, from: number, until: number): number {
  return placeOf(ascending, until, true) - placeOf(ascending, from, false);
}

/** How many are below a value, or up to it. */
function placeOf(ascending: Float64Array, value: number, isIncluded: boolean): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] ?? Infinity;
    if (found < value || (isIncluded && found === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
