import { sql } from 'kysely';
import type { AnomalyNotice } from '../../ems/index.js';
import { type Column, epochMs, toDate } from '../../platform/database/index.js';
import type { Alarm } from './alarm.js';

/** An alarm as it is read. */
export type AlarmRow = Omit<Alarm, 'startedAt' | 'notice'> & {
  readonly startedMs: number;
  readonly notice: StoredNotice | null;
};

type StoredNotice = Omit<AnomalyNotice, 'startedAt' | 'peakAt' | 'value' | 'expected'> & {
  readonly startedAt: string;
  readonly peakAt?: string;
  readonly value: number | null;
  readonly expected: Readonly<Record<'low' | 'median' | 'high', number | null>>;
};

/** What signals and the members of incidents have in common: the columns of their tables, and of {@link ALARM_VALUES} as one. */
export const ALARM_COLUMNS = sql`subject, source, "entityId", "entityName", kind, severity, text, "isDown", "startedAt", notice`;

/** The columns as they are read. */
export const ALARM_READ = sql`subject, source, "entityId", "entityName", kind, severity, text, "isDown", notice, ${epochMs(sql`"startedAt"`)} as "startedMs"`;

/** The columns as they are stored, of {@link ALARM_VALUES}. */
export const ALARM_STORED = sql`subject, source, "entityId", "entityName", kind, severity, text, "isDown" = 1, to_timestamp("startedAt" / 1000), notice`;

/** The columns of many at once. */
export const ALARM_VALUES: readonly Column<Alarm>[] = [
  ['text', ({ subject }) => subject],
  ['text', ({ source }) => source],
  ['text', ({ entityId }) => entityId],
  ['text', ({ entityName }) => entityName],
  ['text', ({ kind }) => kind],
  ['text', ({ severity }) => severity],
  ['text', ({ text }) => text],
  ['float8', ({ isDown }) => (isDown ? 1 : 0)],
  ['float8', ({ startedAt }) => startedAt.getTime()],
  ['jsonb', ({ notice }) => notice && JSON.stringify(notice)],
];

export function toAlarm<Row extends Pick<AlarmRow, 'startedMs' | 'notice'>>({
  startedMs,
  notice,
  ...row
}: Row): Omit<Row, 'startedMs' | 'notice'> & Pick<Alarm, 'startedAt' | 'notice'> {
  return { ...row, startedAt: toDate(startedMs), notice: notice && noticeOf(notice) };
}

/** JSON knows neither dates nor NaN. */
function noticeOf({ startedAt, peakAt, value, expected, ...notice }: StoredNotice): AnomalyNotice {
  const { low, median, high } = expected;
  return {
    ...notice,
    startedAt: new Date(startedAt),
    peakAt: peakAt === undefined ? undefined : new Date(peakAt),
    value: value ?? NaN,
    expected: { low: low ?? NaN, median: median ?? NaN, high: high ?? NaN },
  };
}
