import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { epochMs, notify, toDate } from '../../platform/database/index.js';
import { type MessageKind, MESSAGES_DUE } from './outbox-message.js';

const MESSAGE_STATUSES = ['pending', 'delivered', 'parked', 'dropped'] as const;
type MessageStatus = (typeof MESSAGE_STATUSES)[number];
export const STATUS_CHOICES = [...MESSAGE_STATUSES, 'all'] as const;
export type StatusChoice = (typeof STATUS_CHOICES)[number];

/** A message as an operator sees it. */
export interface ListedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly status: MessageStatus;
  readonly episodeId: string;
  /** Title of the event; null for alerts and resolutions. */
  readonly title: string | null;
  readonly attempts: number;
  readonly refusals: number;
  /** Why it was not taken last; null where it was not refused. */
  readonly reason: string | null;
  /** What EMS Core calls it; null until it is delivered. */
  readonly emsId: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
}

export interface MessagePageRequest {
  readonly status: StatusChoice;
  /** Messages about any episode without it. */
  readonly episodeId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface MessagePage {
  /** Newest first. */
  readonly messages: readonly ListedMessage[];
  readonly total: number;
}

type MessageRow = Omit<ListedMessage, 'createdAt' | 'deliveredAt'> & {
  readonly createdMs: number;
  readonly deliveredMs: number | null;
};

const LISTED = sql`id, kind, status, "episodeId", payload ->> 'title' as title, attempts, refusals, "lastError" as reason,
  "emsId", ${epochMs(sql`"createdAt"`)} as "createdMs",
  ${epochMs(sql`"deliveredAt"`)} as "deliveredMs"`;

/** The outbox as an operator looks at it. */
@Injectable()
export class OutboxListing {
  constructor(private readonly em: EntityManager) {}

  async findPage({ status, episodeId, limit, offset }: MessagePageRequest): Promise<MessagePage> {
    const isAsked = sql`${status === 'all' ? sql`true` : sql`status = ${status}`}
      and ${episodeId === undefined ? sql`true` : sql`"episodeId" = ${episodeId}`}`;
    const [messages, { rows: counts }] = await Promise.all([
      this.readMessages(sql<MessageRow>`
        select ${LISTED} from outbox_messages where ${isAsked}
        order by sequence desc limit ${limit} offset ${offset}`),
      sql<{ total: number }>`
        select count(*)::int as total from outbox_messages where ${isAsked}`.execute(this.database()),
    ]);
    return { messages, total: counts[0]?.total ?? 0 };
  }

  async findMessage(id: string): Promise<ListedMessage | undefined> {
    const [message] = await this.readMessages(
      sql<MessageRow>`select ${LISTED} from outbox_messages where id = ${id}`,
    );
    return message;
  }

  /**
   * Makes a parked message due again, and with it the parked ones of its episode that wait for it.
   *
   * @returns what is due now, in the order of delivery; nothing when the message is not parked
   */
  unpark(id: string): Promise<readonly ListedMessage[]> {
    return this.readMessages(sql<MessageRow>`
      with revived as (
        update outbox_messages
        set status = 'pending', refusals = 0, "firstRefusedAt" = null, "nextAttemptAt" = now()
        where status = 'parked'
          and "episodeId" = (select "episodeId" from outbox_messages where id = ${id} and status = 'parked')
        returning *, ${notify(MESSAGES_DUE)}
      )
      select ${LISTED} from revived order by sequence`);
  }

  private async readMessages(query: RawBuilder<MessageRow>): Promise<readonly ListedMessage[]> {
    const { rows } = await query.execute(this.database());
    return rows.map(({ createdMs, deliveredMs, ...message }) => ({
      ...message,
      createdAt: toDate(createdMs),
      deliveredAt: toDate(deliveredMs),
    }));
  }

  private database(): Kysely<unknown> {
    return this.em.fork().getKysely();
  }
}
