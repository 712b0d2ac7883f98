import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { DETECTOR } from '../../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { epochMs, toDate } from '../../../platform/database/index.js';
import type { PlatformEvent, PlatformReading, ResolvedAlert } from './platform-event.js';

type EventRow = Omit<PlatformEvent, 'firstAt' | 'lastAt'> & {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly resolvedMs: number | null;
};

/** Read in one go; what is beyond comes with the next. */
const MOST_EVENTS = 2_000;
/** By the index on the time of the first occurrence: what comes again after longer is not seen to. */
const OLDEST = '7 days';
const COLUMNS = {
  events: ['id', 'assetId', 'metadata', 'timestamp', 'lastOccurrence', 'occurrenceCount'],
  alerts: ['eventId', 'resolvedAt', 'createdAt'],
};

/** Reads the platform's own tables of events and alerts; never writes them. */
@Injectable()
export class PlatformEventRepository {
  constructor(
    private readonly em: EntityManager,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** What of both is no signal yet. @param after - what was before was read */
  async read(after: Date): Promise<PlatformReading> {
    const { hasEvents, hasAlerts } = await this.readable();
    const events = hasEvents ? await this.findEvents(after) : [];
    const resolved = hasAlerts ? await this.findResolved(after) : [];
    return { events, resolved, isMore: Math.max(events.length, resolved.length) === MOST_EVENTS };
  }

  /** Which of the two tables can be read. */
  private async readable(): Promise<{ readonly hasEvents: boolean; readonly hasAlerts: boolean }> {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = any (current_schemas(false)) and table_name in ('events', 'alerts')`.execute(
      this.em.fork().getKysely(),
    );
    const found = new Set(rows.map(({ table, column }) => `${table}.${column}`));
    const hasAll = (table: keyof typeof COLUMNS): boolean =>
      COLUMNS[table].every((column) => found.has(`${table}.${column}`));
    return { hasEvents: hasAll('events'), hasAlerts: hasAll('events') && hasAll('alerts') };
  }

  /** Those that came, or came again, after an instant and are no signals yet; oldest first. */
  private async findEvents(after: Date): Promise<readonly PlatformEvent[]> {
    const rows = await this.select(sql`
      where e.timestamp > ${this.wallClock(after)} - interval '${sql.raw(OLDEST)}' and e."lastOccurrence" > ${this.wallClock(after)}
        and ${NOT_OURS} and ${isNew(sql`e."occurrenceCount"`)}
      order by e."lastOccurrence" limit ${MOST_EVENTS}`);
    return rows.map(toEvent);
  }

  /** Alerts on events of the platform that were resolved after an instant, of which no signal says so yet; oldest first. */
  private async findResolved(after: Date): Promise<readonly ResolvedAlert[]> {
    const rows = await this.select(
      sql`
      join alerts a on a."eventId" = e.id
      where a."createdAt" > ${this.wallClock(after)} - interval '${sql.raw(OLDEST)}' and a."resolvedAt" > ${this.wallClock(after)}
        and ${NOT_OURS} and ${isNew(sql`'resolved:' || floor(${this.instantMs(sql`a."resolvedAt"`)})::bigint`)}
      order by a."resolvedAt" limit ${MOST_EVENTS}`,
      sql`a."resolvedAt"`,
    );
    return rows.map((row) => ({ ...toEvent(row), resolvedAt: toDate(row.resolvedMs ?? row.lastMs) }));
  }

  private async select(
    rest: RawBuilder<unknown>,
    resolvedAt: RawBuilder<unknown> = sql`null::timestamp`,
  ): Promise<readonly EventRow[]> {
    const { rows } = await sql<EventRow>`
      select e.id::text as id, e.source::text as source, e."assetId"::text as "assetId", s.name as "assetName", e.severity::text as severity,
        e.category, e.title, left(e.message, 2001) as message, e."occurrenceCount"::int as "occurrenceCount",
        ${this.instantMs(sql`e.timestamp`)} as "firstMs", ${this.instantMs(sql`e."lastOccurrence"`)} as "lastMs",
        ${this.instantMs(resolvedAt)} as "resolvedMs"
      from events e left join assets s on s.id = e."assetId" ${rest}`.execute(this.em.fork().getKysely());
    return rows;
  }

  private wallClock(instant: Date): RawBuilder<unknown> {
    return sql`(${instant}::timestamptz at time zone ${this.config.metrics.timeZone}::text)`;
  }

  private instantMs(wallClock: RawBuilder<unknown>): RawBuilder<unknown> {
    return epochMs(sql`(${wallClock} at time zone ${this.config.metrics.timeZone}::text)`);
  }
}

const NOT_OURS = sql`e.metadata ->> 'detector' is distinct from ${DETECTOR}`;

/** By the key that the signal of an event has, which ends with what is given. */
function isNew(end: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (select from alert_signals known where known."onceKey" = 'event:' || e.id || ':' || ${end})`;
}

function toEvent({ firstMs, lastMs, ...event }: EventRow): PlatformEvent {
  return { ...event, firstAt: toDate(firstMs), lastAt: toDate(lastMs) };
}
