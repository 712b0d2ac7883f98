import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { IsInstant, MayBeOmitted } from '../../../platform/http/index.js';
import type { MarkedOutcome } from '../action-trust.js';
import { MARK_STATUSES, type MarkStatus } from '../mark.js';
import type { MarkRequest } from '../mark-recommendation.service.js';

const SAID = ['open', ...MARK_STATUSES] as const;
const OUTCOMES = ['waiting', 'failed', 'no-failure'] as const;

export class MarkRequestBody {
  /** `done`, `not-needed`, `postponed`; `open` takes back what was said last. */
  @ApiProperty({ enum: SAID, example: 'done' })
  @IsIn(SAID)
  status!: (typeof SAID)[number];

  /** Until when it is postponed, ISO 8601, at most a year ahead; needed to postpone. */
  @MayBeOmitted()
  @IsInstant()
  postponedUntil?: string;

  /** Whether what it said was found; nobody knows without it. */
  @ApiProperty({ required: false, example: true })
  @MayBeOmitted()
  @IsBoolean()
  wasRight?: boolean;

  /** For whoever wonders later; 1 to 500 characters. */
  @ApiProperty({ required: false, example: 'Bearing was worn' })
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  note?: string;

  static toRequest({ postponedUntil, ...said }: MarkRequestBody): MarkRequest {
    return { ...said, postponedUntil: postponedUntil === undefined ? undefined : new Date(postponedUntil) };
  }
}

/** What happened within 30 days of a mark. */
export class MarkOutcomeResponse {
  /** `waiting` until the days are over; `failed`; `no-failure`. */
  @ApiProperty({ enum: OUTCOMES })
  state!: string;
  /** When it failed first: ISO 8601, UTC; null where it did not. */
  @ApiProperty({ type: String, nullable: true })
  failedAt!: string | null;
  /** When the days are over: ISO 8601, UTC; null unless `waiting`. */
  @ApiProperty({ type: String, nullable: true })
  untilAt!: string | null;
}

export class MarkResponse {
  @ApiProperty({ enum: MARK_STATUSES })
  status!: MarkStatus;
  /** ISO 8601, UTC; null unless postponed. */
  @ApiProperty({ type: String, nullable: true })
  postponedUntil!: string | null;
  /** Whether what it said was found; null where nobody said. */
  @ApiProperty({ type: Boolean, nullable: true })
  wasRight!: boolean | null;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  /** ISO 8601, UTC. */
  markedAt!: string;
  outcome!: MarkOutcomeResponse;

  static from({ mark, outcome }: MarkedOutcome): MarkResponse {
    return {
      status: mark.status,
      postponedUntil: mark.postponedUntil?.toISOString() ?? null,
      wasRight: mark.wasRight,
      note: mark.note,
      markedAt: mark.markedAt.toISOString(),
      outcome: {
        state: outcome.state,
        failedAt: outcome.state === 'failed' ? outcome.failedAt.toISOString() : null,
        untilAt: outcome.state === 'waiting' ? outcome.untilAt.toISOString() : null,
      },
    };
  }
}
