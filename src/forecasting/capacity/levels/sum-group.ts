import { type BusyHistory, scaledHistory, sumBusyHistories } from '../../../ml/index.js';
import type { BusyRow } from './busy-row.js';

const DAY_MS = 86_400_000;
/** A series that is so far behind the others has ended: its load is gone. */
const MOST_DAYS_BEHIND = 7;

/** What a group is as one series. */
export interface GroupSum {
  readonly history: BusyHistory;
  readonly limit: number;
  readonly limitReason: string;
  /** Those that were added. */
  readonly assetIds: readonly string[];
}

/** A member with what it is made of. */
export interface MemberHistory {
  readonly row: BusyRow;
  readonly history: BusyHistory;
}

/**
 * Adds members, hour by hour. Shares of different things cannot be added: of percentages it is the mean, as if all were equally large.
 *
 * @returns undefined where no member reports any more
 */
export function sumGroup(members: readonly MemberHistory[]): GroupSum | undefined {
  const end = members.reduce((last, { history }) => Math.max(last, lastDayOf(history)), -Infinity);
  const live = members.filter(({ history }) => lastDayOf(history) >= end - MOST_DAYS_BEHIND * DAY_MS);
  const sum = sumBusyHistories(live.map(({ history }) => history));
  const first = live[0]?.row;
  if (sum === undefined || first === undefined) return undefined;
  const isMean = first.limitSource === 'percent';
  const limit = live.reduce((total, { row }) => total + (row.limit ?? 0), 0);
  return {
    history: isMean ? scaledHistory(sum, 1 / live.length) : sum,
    limit: isMean ? limit / live.length : limit,
    limitReason: isMean
      ? `mean of ${live.length} series, each of which has 100 percent`
      : `limits of ${live.length} series together`,
    assetIds: live.map(({ row }) => row.name),
  };
}

function lastDayOf({ firstDay, levels }: BusyHistory): number {
  return firstDay + (levels.length - 1) * DAY_MS;
}
