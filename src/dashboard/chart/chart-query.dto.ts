import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { IntegerQuery, InvalidRequestError, IsInstant, MayBeOmitted } from '../../platform/http/index.js';
import type { ChartRequest } from './chart.js';

const HOUR_MS = 3_600_000;
const MOST_HOURS = 8760;

export class ChartQuery {
  /** Metric to draw, by any of its names (`cpu` and `cpu_usage` are the same), or one source of a metric that has several. */
  @ApiProperty({ example: 'cpu_usage', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  metricName!: string;

  /** Where the chart begins, ISO 8601; `hours` before its end without it. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /** Where the chart ends, ISO 8601; now without it. */
  @MayBeOmitted()
  @IsInstant()
  until?: string;

  /** How long the chart is where `from` is not given, in hours. */
  @IntegerQuery({ min: 1, max: MOST_HOURS, default: 24 })
  hours = 24;

  /** Steps at most. */
  @IntegerQuery({ min: 50, max: 5000, default: 1000 })
  points = 1000;

  /** @throws InvalidRequestError for a range that is none, or too long */
  static toRequest(
    { metricName, from, until, hours, points }: ChartQuery,
    assetId: string,
    now: Date,
  ): ChartRequest {
    const untilMs = until === undefined ? now.getTime() : Date.parse(until);
    const fromMs = from === undefined ? untilMs - hours * HOUR_MS : Date.parse(from);
    const message = rangeFault(fromMs, untilMs);
    if (message !== undefined) throw new InvalidRequestError([{ field: 'from', message }]);
    return { assetId, metricName, fromMs, untilMs, nPoints: points };
  }
}

function rangeFault(fromMs: number, untilMs: number): string | undefined {
  if (fromMs >= untilMs)
    return `from must be before until, ${new Date(untilMs).toISOString()}: now, where it is not given`;
  if (untilMs - fromMs > MOST_HOURS * HOUR_MS)
    return `from must be at most ${MOST_HOURS} hours before until, ${new Date(untilMs).toISOString()}`;
  return undefined;
}
