import { DAY_MS, dayOf } from '../day.js';
import type { KnownFailure } from '../failures/failure.js';
import type { AssetUnit, Observation } from '../observations/observation.js';

/** A row of a unit: one day that was seen, and what came next. Times are days. */
export interface UnitRow {
  readonly observation: Observation;
  /** Since 1970; the end of the day. */
  readonly at: number;
  /** Since the unit was new, as far as that is known. */
  readonly age: number;
  /** Age at the next row, or at the failure. */
  until: number;
  hasFailed: boolean;
  /** Failures of the asset before. */
  readonly earlierFailures: number;
  /** Where it changes, a unit begins. */
  readonly unit: number;
}

/** What is known of an asset beside its days. */
export interface AssetPast {
  /** Oldest first. */
  readonly failures: readonly KnownFailure[];
  /** Oldest first. */
  readonly units: readonly AssetUnit[];
  readonly nowMs: number;
}

const MS_PER_DAY = DAY_MS;

/**
 * Cuts the days of an asset into units: one ends with a failure, or where another device was put in. Days on which it failed or was dark
 * belong to none.
 *
 * @param days - oldest first
 */
export function unitRows(days: readonly Observation[], past: AssetPast): readonly UnitRow[] {
  const rows: UnitRow[] = [];
  const begins = beginningsOf(past);
  for (const observation of days) {
    if (isDownOn(observation.day, past.failures)) continue;
    const endMs = observation.isWhole ? (observation.day + 1) * MS_PER_DAY : past.nowMs;
    const earlierFailures = past.failures.filter(({ failedAt }) => failedAt.getTime() < endMs).length;
    const beginMs = begins.findLast((ms) => ms <= endMs) ?? null;
    const previous = rows.at(-1);
    const unit = begins.filter((ms) => ms <= endMs).length;
    const isSame = previous?.unit === unit;
    const at = endMs / MS_PER_DAY;
    const age = isSame ? previous.age + at - previous.at : at - (beginMs ?? endMs) / MS_PER_DAY;
    rows.push({ observation, at, age, until: age, hasFailed: false, earlierFailures, unit });
    if (isSame) previous.until = age;
  }
  for (const [index, row] of rows.entries()) endUnit(row, rows[index + 1], past.failures);
  return rows;
}

/** Instants at which another unit begins, ascending: a device that was put in, or the end of a failure. */
function beginningsOf({ failures, units }: AssetPast): readonly number[] {
  const repaired = failures.map(({ failedAt, endedAt }) => (endedAt ?? failedAt).getTime());
  const installed = units.flatMap(({ installedAt, seenAt }, index) =>
    installedAt === null && index === 0 ? [] : [(installedAt ?? seenAt).getTime()],
  );
  const all = [...repaired, ...installed].sort((a, b) => a - b);
  // A device that is put in within the day after a failure is one beginning, not two.
  return all.filter((ms, index) => index === 0 || ms - (all[index - 1] ?? 0) > MS_PER_DAY);
}

function isDownOn(day: number, failures: readonly KnownFailure[]): boolean {
  return failures.some(
    ({ failedAt, endedAt }) =>
      day >= dayOf(failedAt.getTime()) && day <= dayOf((endedAt ?? failedAt).getTime()),
  );
}

/** The last row of a unit lasts until the failure, where there was one before the next row. */
function endUnit(row: UnitRow, next: UnitRow | undefined, failures: readonly KnownFailure[]): void {
  if (next?.unit === row.unit) return;
  const untilMs = next === undefined ? Infinity : next.at * MS_PER_DAY;
  const failure = failures.find(({ failedAt }) => {
    const ms = failedAt.getTime();
    return ms >= row.at * MS_PER_DAY && ms < untilMs;
  });
  if (failure === undefined) return;
  row.until = row.age + failure.failedAt.getTime() / MS_PER_DAY - row.at;
  row.hasFailed = true;
}
