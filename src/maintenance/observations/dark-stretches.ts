import type { DarkTime } from '../failures/failure.js';

const SLOT_MS = 300_000;
const HOUR_MS = 3_600_000;
/** So many intervals without a sample are no poll that was missed. */
const MISSED_INTERVALS = 3.5;
const INTERVALS_KNOWN = 20;

/** What is known of the reports of an asset so far. */
export interface Reporting {
  readonly lastSampleAt: Date | null;
  readonly intervalMs: number | null;
}

/** The slots of five minutes, ascending, in which any series of an asset has a sample. */
export function reportSlots(columns: readonly Float64Array[]): readonly number[] {
  const slots = new Set<number>();
  for (const column of columns) for (const ms of column) slots.add(Math.floor(ms / SLOT_MS));
  return [...slots].sort((a, b) => a - b).map((slot) => slot * SLOT_MS);
}

/** What is known when reports of an asset are looked at. */
export interface DarkLook {
  readonly before: Reporting;
  /** Up to where they were read. */
  readonly nowMs: number;
  /** Whether EMS Core has it as offline now: then an hour is enough. */
  readonly isOffline: boolean;
}

/**
 * Finds the times in which nothing came from an asset: longer than an hour, and than three and a half of its usual intervals.
 *
 * @param slots - as {@link reportSlots} gives them; those that were looked at before are skipped
 */
export function darkStretches(
  assetId: string,
  slots: readonly number[],
  { before, nowMs, isOffline }: DarkLook,
): { readonly times: readonly DarkTime[]; readonly after: Reporting } {
  const fresh = freshSlots(slots, before);
  const times: DarkTime[] = [];
  const recent = before.intervalMs === null ? [] : [before.intervalMs];
  for (const [index, slot] of fresh.entries()) {
    const last = fresh[index - 1];
    if (last === undefined) continue;
    if (isDark(slot - last, recent)) {
      times.push({ assetId, startedAt: new Date(last), endedAt: new Date(slot) });
      continue;
    }
    recent.push(slot - last);
    if (recent.length > INTERVALS_KNOWN) recent.shift();
  }
  const lastMs = fresh.at(-1);
  if (lastMs === undefined) return { times, after: before };
  const silence = nowMs - lastMs;
  if (isDark(silence, recent) || (isOffline && silence > HOUR_MS))
    times.push({ assetId, startedAt: new Date(lastMs), endedAt: null });
  return { times, after: { lastSampleAt: new Date(lastMs), intervalMs: medianOf(recent) } };
}

/** The last one that is known, and those after it. */
function freshSlots(slots: readonly number[], { lastSampleAt }: Reporting): readonly number[] {
  if (lastSampleAt === null) return slots;
  const knownMs = lastSampleAt.getTime();
  return [knownMs, ...slots.filter((slot) => slot > knownMs)];
}

function isDark(gapMs: number, recent: readonly number[]): boolean {
  // Of most slots no median is needed.
  if (gapMs <= HOUR_MS) return false;
  const usual = medianOf(recent);
  return usual !== null && gapMs > MISSED_INTERVALS * usual;
}

function medianOf(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
