import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { presentAssetId } from '../../metrics/index.js';
import { SEVERITIES, type Severity } from '../../ml/index.js';
import { IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import type { ListedSilence } from './silences.service.js';

export class SilencesQuery {
  /** `true` lists those that are over too. */
  @ApiProperty({ enum: ['true', 'false'], default: 'false', required: false })
  @MayBeOmitted()
  @IsIn(['true', 'false'])
  all: 'true' | 'false' = 'false';

  /** Silences per page. */
  @IntegerQuery({ min: 1, max: 1000, default: 1000 })
  limit = 1000;

  /** Silences to skip, the earliest start first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;
}

export class RecurrenceResponse {
  /** When it begins each time, as in a crontab. */
  cron!: string;
  durationMinutes!: number;
  /** IANA name of the zone whose clock it is. */
  timeZone!: string;
}

export class SilenceResponse {
  /** UUID. */
  id!: string;
  /** Null for every asset. */
  @ApiProperty({
    oneOf: [{ type: 'string', maxLength: 64 }, { type: 'integer', minimum: 1 }, { type: 'null' }],
  })
  assetId!: string | number | null;
  /** Canonical name; null for every metric. */
  @ApiProperty({ type: String, nullable: true })
  metricName!: string | null;
  /** With `*` for anything; null for every kind. */
  @ApiProperty({ type: String, nullable: true })
  kind!: string | null;
  /** What the text has in it, with `*` for anything; null for every text. */
  @ApiProperty({ type: String, nullable: true })
  text!: string | null;
  /** What is more severe is announced; null for every severity. */
  @ApiProperty({ enum: SEVERITIES, nullable: true, type: String })
  maxSeverity!: Severity | null;
  /** ISO 8601, UTC. */
  startsAt!: string;
  /** ISO 8601, UTC; null until it is removed. */
  @ApiProperty({ type: String, nullable: true })
  endsAt!: string | null;
  /** When it is in force between start and end; null for all the time. */
  @ApiProperty({ type: RecurrenceResponse, nullable: true })
  recurrence!: RecurrenceResponse | null;
  reason!: string;
  /** Whether it is in force now. */
  isActive!: boolean;
  /** ISO 8601, UTC. */
  createdAt!: string;

  static from(silence: ListedSilence): SilenceResponse {
    return {
      id: silence.id,
      assetId: silence.assetId === null ? null : presentAssetId(silence.assetId),
      metricName: silence.metricName,
      kind: silence.kind,
      text: silence.text,
      maxSeverity: silence.maxSeverity,
      startsAt: silence.startsAt.toISOString(),
      endsAt: silence.endsAt?.toISOString() ?? null,
      recurrence: silence.recurrence && { ...silence.recurrence.fields },
      reason: silence.reason,
      isActive: silence.isActive,
      createdAt: silence.createdAt.toISOString(),
    };
  }
}

export class OneSilenceResponse {
  /** Always true. */
  success!: boolean;
  silence!: SilenceResponse;

  static from(silence: ListedSilence): OneSilenceResponse {
    return { success: true, silence: SilenceResponse.from(silence) };
  }
}

export class SilencesResponse {
  /** Always true. */
  success!: boolean;
  /** The earliest start first. */
  silences!: SilenceResponse[];

  static from(silences: readonly ListedSilence[]): SilencesResponse {
    return { success: true, silences: silences.map((silence) => SilenceResponse.from(silence)) };
  }
}
