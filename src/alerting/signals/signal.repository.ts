import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, notify, toDate, unnest } from '../../platform/database/index.js';
import type { Alarm } from './alarm.js';
import {
  ALARM_COLUMNS,
  ALARM_READ,
  ALARM_STORED,
  ALARM_VALUES,
  type AlarmRow,
  toAlarm,
} from './alarm-columns.js';
import type { NewSignal, RecordedSignal, TakenSignal } from './new-signal.js';
import { limited } from './signal-limits.js';

/** Notified when there are new ones. */
export const SIGNALS_RECORDED = 'alert-signals';

type SignalRow = AlarmRow &
  Omit<TakenSignal, keyof Alarm | 'happenedAt' | 'takenAt' | 'ordinal'> & {
    readonly happenedMs: number;
    readonly takenMs: number | null;
    readonly ordinal: number | null;
  };

const READ = sql`${ALARM_READ}, id::float8 as id, "onceKey", change, "isAnnounced", "isForIncident", ordinal::float8 as ordinal,
  ${epochMs(sql`"happenedAt"`)} as "happenedMs", ${epochMs(sql`"takenAt"`)} as "takenMs"`;

/** What happened, stored in the transaction that found it out, until it is taken up in one order for all. */
@Injectable()
export class SignalRepository {
  constructor(private readonly em: EntityManager) {}

  /** Belongs to the caller's transaction where there is one. */
  async record(signals: readonly NewSignal[]): Promise<void> {
    if (signals.length === 0) return;
    await sql`
      with added as (
        insert into alert_signals (${ALARM_COLUMNS}, "onceKey", change, "happenedAt", "isAnnounced", "isForIncident")
        select ${ALARM_STORED}, once_key, change, to_timestamp(happened / 1000), is_announced = 1, is_for_incident = 1
        from ${table(signals.map(limited))}
        on conflict ("onceKey") do nothing returning 1
      )
      select ${notify(SIGNALS_RECORDED)} from (select from added limit 1) as a`.execute(this.em.getKysely());
  }

  /** Those that nobody has taken up yet, oldest first; as the caller's transaction sees them. */
  async findWaiting(limit: number): Promise<readonly RecordedSignal[]> {
    return this.read(sql`ordinal is null order by id limit ${limit}`, this.em);
  }

  async markTaken(signals: readonly TakenSignal[]): Promise<void> {
    if (signals.length === 0) return;
    await sql`
      update alert_signals s set ordinal = t.ordinal, "takenAt" = to_timestamp(t.taken / 1000)
      from ${unnest(
        signals,
        ['float8', ({ id }) => id],
        ['float8', ({ ordinal }) => ordinal],
        ['float8', ({ takenAt }) => takenAt.getTime()],
      )} as t(id, ordinal, taken)
      where s.id = t.id::bigint`.execute(this.em.getKysely());
  }

  /** The next ones after a place in the order. */
  async findTaken(afterOrdinal: number, limit: number): Promise<readonly TakenSignal[]> {
    const found = await this.read(
      sql`ordinal > ${afterOrdinal} order by ordinal limit ${limit}`,
      this.em.fork(),
    );
    return found as readonly TakenSignal[];
  }

  /** The place after which `n` at most were taken up, none of them before an instant. */
  async findPlaceSince(since: Date, n: number): Promise<number> {
    const { rows } = await sql<{ readonly ordinal: number }>`
      select coalesce(max(ordinal), 0)::float8 as ordinal from (
        select ordinal, "takenAt", row_number() over (order by ordinal desc) as place from alert_signals where ordinal is not null
        order by ordinal desc limit ${n + 1}
      ) latest
      where "takenAt" < ${since} or place > ${n}`.execute(this.em.fork().getKysely());
    return rows[0]?.ordinal ?? 0;
  }

  private async read(where: RawBuilder<unknown>, em: EntityManager): Promise<readonly RecordedSignal[]> {
    const { rows } = await sql<SignalRow>`select ${READ} from alert_signals where ${where}`.execute(
      em.getKysely(),
    );
    return rows.map(toSignal);
  }
}

function table(signals: readonly NewSignal[]): RawBuilder<unknown> {
  return sql`${unnest(
    signals,
    ...ALARM_VALUES,
    ['text', ({ onceKey }) => onceKey],
    ['text', ({ change }) => change],
    ['float8', ({ happenedAt }) => happenedAt.getTime()],
    ['float8', ({ isAnnounced }) => (isAnnounced ? 1 : 0)],
    ['float8', ({ isForIncident }) => (isForIncident ? 1 : 0)],
  )} as n(${ALARM_COLUMNS}, once_key, change, happened, is_announced, is_for_incident)`;
}

function toSignal({ happenedMs, takenMs, ordinal, ...row }: SignalRow): TakenSignal {
  return {
    ...toAlarm(row),
    ordinal: ordinal ?? 0,
    happenedAt: toDate(happenedMs),
    takenAt: toDate(takenMs ?? 0),
  };
}
