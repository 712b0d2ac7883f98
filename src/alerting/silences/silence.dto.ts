import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsTimeZone,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import { SEVERITIES, type Severity } from '../../ml/index.js';
import { IntegerQuery, IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import { LONGEST_RECURRENCE_MINUTES } from './recurrence.js';
import type { ListedSilence, SilenceRequest } from './silences.service.js';

/** Lists, ranges and steps of numbers, and of names of three letters; no seconds and no `@daily`. */
const CRON_FIELD = '(\\*|[0-9A-Za-z]{1,3}(-[0-9A-Za-z]{1,3})?)(/[0-9]{1,2})?';
const CRON = [
  new RegExp(`^${CRON_FIELD}(,${CRON_FIELD})*( ${CRON_FIELD}(,${CRON_FIELD})*){4}$`),
  {
    message:
      '$property must have five fields with a space between: minute, hour, day of the month, month and day of the week, as in 0 22 * * 1-5',
  },
] as const;

export class NewRecurrenceRequest {
  /** When it begins each time: minute, hour, day of the month, month and day of the week (0 and 7 are Sunday), as in a crontab. */
  @ApiProperty({ example: '0 22 * * 1-5' })
  @IsString()
  @Length(9, 100)
  @Matches(...CRON)
  cron!: string;

  /**
   * For how long in minutes, by the clock on the wall: from ten in the evening to six is 480 in every night.
   * @example 480
   */
  @IsInt()
  @Min(1)
  @Max(LONGEST_RECURRENCE_MINUTES)
  durationMinutes!: number;

  /**
   * IANA name of the zone whose clock it is; that of the asset, or LOCAL_TIMEZONE, without it.
   * @example Europe/Berlin
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  @IsTimeZone({ message: '$property must be the IANA name of a time zone, e.g. Europe/Berlin' })
  timeZone?: string;
}

export class NewSilenceRequest {
  /** Asset to silence, as EMS Core numbers it; every asset without it. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string | number;

  /**
   * Metric to silence, by any of its names; every metric without it, and with no `assetId` either everything.
   * @example cpu_usage
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metricName?: string;

  /**
   * Kind of alert to silence, the whole of it with `*` for anything, case aside: metric and direction of an episode (`latency high`), category of an event
   * of the platform (`link`); every kind without it.
   * @example "latency *"
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 300)
  kind?: string;

  /**
   * Silence what has this in its text, `*` standing for anything, case aside: the reason of an episode, title and message of an event of the platform;
   * every text without it.
   * @example latency
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  text?: string;

  /** Silence what is at most so severe; what gets worse is announced. Every severity without it. */
  @ApiProperty({ enum: SEVERITIES, required: false, example: 'medium' })
  @MayBeOmitted()
  @IsIn(SEVERITIES)
  maxSeverity?: Severity;

  /**
   * When it begins: ISO 8601 with its zone; now without it.
   * @example 2026-11-24T22:00:00Z
   */
  @MayBeOmitted()
  @IsInstant()
  startsAt?: string;

  /**
   * When it ends: ISO 8601 with its zone, in the future and after `startsAt`; when it is removed without it.
   * @example 2099-11-25T04:00:00Z
   */
  @MayBeOmitted()
  @IsInstant()
  endsAt?: string;

  /** Have it recur: in force again and again between `startsAt` and `endsAt`; all the time without it. */
  @MayBeOmitted()
  @IsObject()
  @ValidateNested()
  @Type(() => NewRecurrenceRequest)
  recurrence?: NewRecurrenceRequest;

  /** Why, for whoever wonders later; 1 to 500 characters. */
  @ApiProperty({ example: 'Line card is replaced' })
  @IsString()
  @Length(1, 500)
  reason!: string;

  static toRequest(request: NewSilenceRequest): SilenceRequest {
    const { assetId, metricName, kind, text, maxSeverity, startsAt, endsAt, recurrence, reason } = request;
    return {
      assetId,
      ...{ metricName, kind, text, maxSeverity },
      startsAt: startsAt === undefined ? undefined : new Date(startsAt),
      endsAt: endsAt === undefined ? undefined : new Date(endsAt),
      recurrence,
      reason,
    };
  }
}

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
