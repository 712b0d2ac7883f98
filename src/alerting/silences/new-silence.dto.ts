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
import { AssetIdField, IsAssetId } from '../../metrics/index.js';
import { SEVERITIES, type Severity } from '../../ml/index.js';
import { IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import { LONGEST_RECURRENCE_MINUTES } from './recurrence.js';
import type { SilenceRequest } from './silences.service.js';

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
