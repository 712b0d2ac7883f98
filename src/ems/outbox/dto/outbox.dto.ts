import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { IntegerQuery, MayBeOmitted } from '../../../platform/http/index.js';
import {
  type ListedMessage,
  type MessagePage,
  STATUS_CHOICES,
  type StatusChoice,
} from '../outbox-listing.repository.js';

export class OutboxQuery {
  /** Which messages to list; `all` whatever has become of them. */
  @ApiProperty({ enum: STATUS_CHOICES, required: false, default: 'parked' })
  @MayBeOmitted()
  @IsIn(STATUS_CHOICES)
  status: StatusChoice = 'parked';

  /** UUID of an episode, for the messages about it; about all episodes without it. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeOmitted()
  @IsUUID()
  episodeId?: string;

  /** Messages per page. */
  @IntegerQuery({ min: 1, max: 1000, default: 100 })
  limit = 100;

  /** Messages to skip, newest first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;
}

class OutboxMessageResponse {
  /** UUID. */
  id!: string;
  /** `event`, `alert` or `resolution`. */
  kind!: string;
  /** `pending`, `delivered`, `parked` (given up) or `dropped` (nothing left to do). */
  status!: string;
  /** UUID of the episode it is about. */
  episodeId!: string;
  /** Title of the event; null for alerts and resolutions. */
  @ApiProperty({ type: String, nullable: true })
  title!: string | null;
  /** How often it was sent, 0 or more. */
  attempts!: number;
  /** How often EMS Core refused it while it took others, 0 or more. */
  refusals!: number;
  /** Why it was not taken last; null where it was. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** What EMS Core calls it; null until it is delivered. */
  @ApiProperty({ type: String, nullable: true })
  emsId!: string | null;
  /** ISO 8601, UTC. */
  createdAt!: string;
  /** ISO 8601, UTC; null until it is delivered. */
  @ApiProperty({ type: String, nullable: true })
  deliveredAt!: string | null;

  static from(message: ListedMessage): OutboxMessageResponse {
    const { id, kind, status, episodeId, title, attempts, refusals, reason, emsId } = message;
    return {
      id,
      kind,
      status,
      episodeId,
      title,
      attempts,
      refusals,
      reason,
      emsId,
      createdAt: message.createdAt.toISOString(),
      deliveredAt: message.deliveredAt?.toISOString() ?? null,
    };
  }
}

export class OutboxResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  messages!: OutboxMessageResponse[];
  /** How many there are in all pages. */
  total!: number;

  static from({ messages, total }: MessagePage): OutboxResponse {
    return { success: true, messages: messages.map((one) => OutboxMessageResponse.from(one)), total };
  }
}

export class ResendResponse {
  /** Always true. */
  success!: boolean;
  /** What will be sent, in this order. */
  messages!: OutboxMessageResponse[];

  static from(messages: readonly ListedMessage[]): ResendResponse {
    return { success: true, messages: messages.map((one) => OutboxMessageResponse.from(one)) };
  }
}
