import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { notify } from '../../platform/database/index.js';
import { currentTraceParent } from '../../platform/tracing/index.js';
import { SEVERITIES } from '../../ml/index.js';
import { causeMetadata, type IncidentCause, type LeadingEvent } from '../events/to-cause-draft.js';
import {
  type AlertedEpisode,
  MESSAGES_DUE,
  type NewAlertMessage,
  type NewEventMessage,
  type NewResolutionMessage,
  type NewTakeoverMessage,
  type OutboxCounts,
} from './outbox-message.js';

type NewMessage = NewEventMessage | NewAlertMessage | NewResolutionMessage | NewTakeoverMessage;

/** Writes messages as part of the caller's transaction, and counts them. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly em: EntityManager) {}

  /** Adds the events of episodes that have none yet. @param holdMs - before they are delivered */
  async addEvents(messages: readonly NewEventMessage[], holdMs = 0): Promise<void> {
    await this.insert(messages, sql`not ${HAS_EVENT}`, holdMs);
  }

  /** Adds events that follow from nothing but themselves; those that are there already change nothing. */
  async addNotices(messages: readonly NewEventMessage[]): Promise<void> {
    await this.insert(messages, sql`true`);
  }

  /** Adds the alerts of episodes that have an event and no alert yet. @param holdMs - before they are delivered */
  async addAlerts(messages: readonly NewAlertMessage[], holdMs = 0): Promise<void> {
    await this.insert(messages, HAS_EVENT, holdMs);
  }

  /**
   * Says the cause in what nobody has tried to deliver yet: at the end of the text of events, in the place of one that was said there before, and as the
   * asset of alerts.
   *
   * @param isDue - whether what was held for it is held no longer
   */
  async explain(episodeIds: readonly string[], cause: IncidentCause, isDue: boolean): Promise<void> {
    const { text, assetId } = cause;
    const alert = JSON.stringify(assetId === undefined ? {} : { rootCauseAssetId: assetId });
    const rootCause = JSON.stringify(causeMetadata(cause));
    await sql`
      update outbox_messages set "nextAttemptAt" = case when ${isDue} then now() else "nextAttemptAt" end, payload = case
        when kind = 'alert' then payload - 'rootCauseAssetId' || ${alert}::jsonb
        else payload || jsonb_build_object('message', ${WITHOUT_CAUSE} || ${text}::text, 'metadata', (payload -> 'metadata') || ${rootCause}::jsonb) end
      where kind in ('event', 'alert') and status = 'pending' and attempts = 0 and "episodeId" = any(${[...episodeIds]}::uuid[])
      returning ${notify(MESSAGES_DUE)}`.execute(this.em.getKysely());
  }

  /** The first event of the episodes that EMS Core may know of; undefined where there is none, or one of them says a cause. */
  async findUnexplained(episodeIds: readonly string[]): Promise<LeadingEvent | undefined> {
    const { rows } = await sql<LeadingEvent>`
      with events as (
        select * from outbox_messages where kind = 'event' and "episodeId" = any(${[...episodeIds]}::uuid[])
      )
      select coalesce("emsId", id::text) as "eventId", payload from events
      where attempts > 0 and status in ('pending', 'delivered')
        and not exists (select from events where payload -> 'metadata' ? 'rootCause')
      order by sequence limit 1`.execute(this.em.getKysely());
    return rows[0];
  }

  /** Adds an event for each announced episode whose severity is above all that were announced of it. */
  async addEscalations(messages: readonly NewEventMessage[]): Promise<void> {
    await this.insert(
      messages,
      sql`${rankOf(sql`item -> 'payload'`)} > (
        select max(${rankOf(sql`e.payload`)}) from outbox_messages e
        where e."episodeId" = (item ->> 'episodeId')::uuid and e.kind = 'event'
      )`,
    );
  }

  /** Finds those of the episodes that have an alert, delivered or not. */
  async findAlerted(episodeIds: readonly string[]): Promise<readonly AlertedEpisode[]> {
    if (episodeIds.length === 0) return [];
    const { rows } = await sql<AlertedEpisode>`
      select a."episodeId", announced.payloads -> 0 ->> 'title' as title,
        announced.payloads -> -1 #>> '{metadata,severity}' as severity, announced.payloads -> -1 ->> 'message' as message
      from outbox_messages a
      cross join lateral (
        select jsonb_agg(e.payload order by e.sequence) as payloads from outbox_messages e
        where e."episodeId" = a."episodeId" and e.kind = 'event'
      ) announced
      where a.kind = 'alert' and a."episodeId" = any(${episodeIds}::uuid[])
      order by a.sequence`.execute(this.em.getKysely());
    return rows;
  }

  /** Adds the resolutions of episodes that have none yet. */
  async addResolutions(messages: readonly NewResolutionMessage[]): Promise<void> {
    await this.insert(messages, sql`true`);
  }

  /** Adds a takeover for each of the episodes that has an alert and no takeover yet. @returns how many of them have one now */
  async addAcknowledgements(messages: readonly NewTakeoverMessage[]): Promise<number> {
    const alerted = new Set(
      (await this.findAlerts(messages.map(({ episodeId }) => episodeId))).map(({ episodeId }) => episodeId),
    );
    const due = messages.filter(({ episodeId }) => alerted.has(episodeId));
    await this.insert(due, sql`true`);
    return due.length;
  }

  /** Finds the alerts of the episodes, delivered or not, in the order in which they were raised. */
  async findAlerts(
    episodeIds: readonly string[],
  ): Promise<readonly { readonly episodeId: string; readonly isResolved: boolean }[]> {
    const { rows } = await sql<{ episodeId: string; isResolved: boolean }>`
      select a."episodeId", exists (
        select from outbox_messages r where r."episodeId" = a."episodeId" and r.kind = 'resolution'
      ) as "isResolved"
      from outbox_messages a where a.kind = 'alert' and a."episodeId" = any(${[...episodeIds]}::uuid[])
      order by a.sequence`.execute(this.em.getKysely());
    return rows;
  }

  /** What EMS Core calls the first event of each of the episodes, or will call it unless it gives it an id of its own. */
  async findFirstEvents(episodeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ episodeId: string; eventId: string }>`
      select distinct on ("episodeId") "episodeId", coalesce("emsId", id::text) as "eventId"
      from outbox_messages where kind = 'event' and "episodeId" = any(${[...episodeIds]}::uuid[])
      order by "episodeId", sequence`.execute(this.em.getKysely());
    return new Map(rows.map(({ episodeId, eventId }) => [episodeId, eventId]));
  }

  /** Asked at every scrape: counts only what is not settled, of which there is little, by indexes of its own. */
  async counts(): Promise<OutboxCounts> {
    const { rows } = await sql<OutboxCounts>`
      select
        (select count(*)::int from outbox_messages where status = 'pending') as waiting,
        (select count(*)::int from outbox_messages where status = 'parked') as parked,
        (select coalesce(sum("nDelivered"), 0)::float8 from outbox_deliveries) as delivered,
        coalesce(extract(epoch from now() - (select min("createdAt") from outbox_messages where status = 'pending')), 0)::float8
          as "oldestWaitingSeconds"`.execute(this.em.fork().getKysely());
    return rows[0] ?? { waiting: 0, delivered: 0, parked: 0, oldestWaitingSeconds: 0 };
  }

  /** Adds those of the messages for which the condition on their `item` holds, in order, each identity once. */
  private async insert(
    messages: readonly NewMessage[],
    condition: RawBuilder<unknown>,
    holdMs = 0,
  ): Promise<void> {
    if (messages.length === 0) return;
    await sql`
      insert into outbox_messages (kind, "identityKey", "episodeId", payload, "mayHaveArrived", "traceParent", "nextAttemptAt")
      select item ->> 'kind', item ->> 'identityKey', (item ->> 'episodeId')::uuid, item -> 'payload',
        coalesce((item ->> 'mayHaveArrived')::boolean, false), ${currentTraceParent() ?? null},
        now() + ${holdMs}::float8 * interval '1 millisecond'
      from jsonb_array_elements(${JSON.stringify(messages)}::jsonb) with ordinality as list (item, place)
      where ${condition}
      order by place
      on conflict do nothing
      returning ${notify(MESSAGES_DUE)}`.execute(this.em.getKysely());
  }
}

/** The text of an event up to where a cause is said. */
const WITHOUT_CAUSE = sql`case
  when payload -> 'metadata' ? 'rootCause' then
    left(payload ->> 'message', length(payload ->> 'message') - length(payload #>> '{metadata,rootCause,reason}'))
  else rtrim(payload ->> 'message', '. ') || '. ' end`;

const HAS_EVENT = sql`exists (
  select from outbox_messages e
  where e."episodeId" = (item ->> 'episodeId')::uuid and e.kind = 'event'
)`;

/** Place of an event's severity among all, from 1. */
function rankOf(payload: RawBuilder<unknown>): RawBuilder<number> {
  return sql`array_position(${[...SEVERITIES]}::text[], ${payload} #>> '{metadata,severity}')`;
}
