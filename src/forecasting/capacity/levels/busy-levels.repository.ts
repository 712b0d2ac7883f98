import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { SeriesKey } from '../../../metrics/index.js';
import type { BusyHistory } from '../../../ml/index.js';
import { epochMs, instantOf, streamRows, toDate, unnest } from '../../../platform/database/index.js';
import type { BusyRow, GroupKind, StoredHistory, SubjectKey } from './busy-row.js';
import { packed, storedTrend, trendOf, unpacked } from './packed-levels.js';

interface LevelsRow extends Omit<BusyRow, 'levels' | 'trend' | 'computedAt' | 'firstDay'> {
  readonly firstDayMs: number | null;
  readonly levels: Buffer | null;
  readonly trend: unknown;
  readonly computedMs: number;
}

interface HistoryRow extends SubjectKey {
  readonly firstDayMs: number;
  readonly levels: Buffer;
  readonly hours: Buffer;
  readonly readUntilMs: number;
}

/** What is stored of a series or a group: its levels as they are shown, its history as it is added up. */
export interface NewBusyRow extends BusyRow {
  readonly history: BusyHistory | undefined;
  readonly readUntilMs: number | null;
}

/** When a series was read last, in epoch milliseconds, and whether it had nothing although it has a limit. */
export interface LastReading extends SeriesKey {
  readonly computedMs: number;
  readonly isEmpty: boolean;
}

const ROWS_PER_FETCH = 50;

const SHOWN = sql`kind, name, "metricName", unit, "timeZone", "limit", "limitSource", "limitReason", "assetIds",
  "firstDayMs", levels, trend, ${epochMs(sql`"computedAt"`)} as "computedMs"`;
const ADDED = sql`kind, name, "metricName", "firstDayMs", levels, hours, ${epochMs(sql`"readUntil"`)} as "readUntilMs"`;

/** Keeps how busy series and groups were. */
@Injectable()
export class BusyLevels {
  constructor(private readonly em: EntityManager) {}

  /** @returns when the levels of each series of an asset were read last */
  async findReadings(): Promise<readonly LastReading[]> {
    const { rows } = await sql<LastReading>`
      select name as "assetId", "metricName", ${epochMs(sql`"computedAt"`)} as "computedMs",
        "limit" is not null and hours is null as "isEmpty"
      from busy_levels where kind = 'asset'
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns those that have a history */
  async findHistories(
    kind: GroupKind,
    keys: readonly Omit<SubjectKey, 'kind'>[],
  ): Promise<readonly StoredHistory[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<HistoryRow>`
      select ${ADDED} from busy_levels
      join ${unnest(keys, ['text', ({ name }) => name], ['text', ({ metricName }) => metricName])} as k(wanted, metric)
        on kind = ${kind} and name = k.wanted and "metricName" = k.metric
      where hours is not null
    `.execute(this.em.fork().getKysely());
    return rows.map(toHistory);
  }

  /** The histories of all assets' series of a metric, one after the other. */
  async *streamHistories(metricName: string): AsyncGenerator<StoredHistory> {
    const query = sql<HistoryRow>`
      select ${ADDED} from busy_levels where kind = 'asset' and "metricName" = ${metricName} and hours is not null
      order by name`;
    for await (const row of streamRows(this.em.fork().getKysely(), query, ROWS_PER_FETCH))
      yield toHistory(row);
  }

  findRows(kind: GroupKind, metricName?: string): Promise<readonly BusyRow[]> {
    const ofMetric = metricName === undefined ? sql`true` : sql`"metricName" = ${metricName}`;
    return this.read(sql`kind = ${kind} and ${ofMetric}`);
  }

  findOf(kind: GroupKind, metricName: string, names: readonly string[]): Promise<readonly BusyRow[]> {
    return this.read(sql`kind = ${kind} and "metricName" = ${metricName} and name = any (${names}::text[])`);
  }

  /** Writes what is new, in the transaction of the caller where there is one. */
  async upsertAll(rows: readonly NewBusyRow[]): Promise<void> {
    if (rows.length === 0) return;
    await sql`
      insert into busy_levels (kind, name, "metricName", unit, "timeZone", "limit", "limitSource", "limitReason", "assetIds",
        "firstDayMs", levels, hours, trend, "readUntil", "computedAt")
      select kind, name, metric, unit, zone, "limit", source, reason, assets, first, decode(levels, 'hex'), decode(hours, 'hex'),
        trend, to_timestamp("read" / 1000), to_timestamp(computed / 1000)
      from ${unnest(
        rows,
        ['text', ({ kind }) => kind],
        ['text', ({ name }) => name],
        ['text', ({ metricName }) => metricName],
        ['text', ({ unit }) => unit],
        ['text', ({ timeZone }) => timeZone],
        ['float8', ({ limit }) => limit],
        ['text', ({ limitSource }) => limitSource],
        ['text', ({ limitReason }) => limitReason],
        ['jsonb', ({ assetIds }) => JSON.stringify(assetIds)],
        ['float8', ({ firstDay }) => firstDay],
        ['text', ({ history, levels }) => (history ? packed(levels) : null)],
        ['text', ({ history }) => (history ? packed(history.hours) : null)],
        ['jsonb', ({ trend }) => trend && storedTrend(trend)],
        ['float8', ({ readUntilMs }) => readUntilMs],
        ['float8', ({ computedAt }) => computedAt.getTime()],
      )} as r(kind, name, metric, unit, zone, "limit", source, reason, assets, first, levels, hours, trend, "read", computed)
      on conflict (kind, "metricName", name) do update set
        unit = excluded.unit, "timeZone" = excluded."timeZone", "limit" = excluded."limit", "limitSource" = excluded."limitSource",
        "limitReason" = excluded."limitReason", "assetIds" = excluded."assetIds", "firstDayMs" = excluded."firstDayMs",
        levels = excluded.levels, hours = excluded.hours, trend = excluded.trend, "readUntil" = excluded."readUntil",
        "computedAt" = excluded."computedAt"
    `.execute(this.em.getKysely());
  }

  async areGroupsBehind(): Promise<boolean> {
    const { rows } = await sql<{ readonly isBehind: boolean }>`
      select coalesce(max("computedAt") filter (where kind = 'asset' and "firstDayMs" is not null)
        > coalesce(max("computedAt") filter (where kind <> 'asset'), 'epoch'), false) as "isBehind"
      from busy_levels
    `.execute(this.em.fork().getKysely());
    return rows[0]?.isBehind ?? false;
  }

  /** Groups that were not computed since: nobody is in them any more. */
  async deleteGroupsBefore(ms: number): Promise<void> {
    await sql`delete from busy_levels where kind <> 'asset' and "computedAt" < ${instantOf(ms)}`.execute(
      this.em.fork().getKysely(),
    );
  }

  /** @returns the metrics that any asset has a limit of */
  async listMetrics(): Promise<readonly string[]> {
    const { rows } = await sql<{ readonly metricName: string }>`
      select distinct "metricName" from busy_levels where kind = 'asset' and "limit" is not null order by 1
    `.execute(this.em.fork().getKysely());
    return rows.map(({ metricName }) => metricName);
  }

  /** @returns when any levels were read last; null before the first run */
  async lastComputedAt(): Promise<Date | null> {
    const { rows } = await sql<{ readonly computedMs: number | null }>`
      select ${epochMs(sql`max("computedAt")`)} as "computedMs" from busy_levels
    `.execute(this.em.fork().getKysely());
    return toDate(rows[0]?.computedMs ?? null);
  }

  private async read(condition: RawBuilder<unknown>): Promise<readonly BusyRow[]> {
    const { rows } = await sql<LevelsRow>`select ${SHOWN} from busy_levels where ${condition}`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ firstDayMs, levels, trend, computedMs, ...row }) => ({
      ...row,
      firstDay: firstDayMs,
      levels: unpacked(levels),
      trend: trendOf(trend),
      computedAt: toDate(computedMs),
    }));
  }
}

function toHistory({ firstDayMs, levels, hours, ...row }: HistoryRow): StoredHistory {
  return { ...row, history: { firstDay: firstDayMs, levels: unpacked(levels), hours: unpacked(hours) } };
}
