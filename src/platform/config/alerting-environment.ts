import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Max,
  Min,
} from 'class-validator';
import { AccessEnvironment } from './access-environment.js';
import { HTTP_URL, toBoolean } from './setting-values.js';

export const ALERT_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
/** One event for each episode, that while incidents are shown, or one alert for each incident. */
export const ALERTING_MODES = ['single', 'observe', 'incident'] as const;

/** What is announced, to whom, and from which severity on. */
export class AlertingEnvironment extends AccessEnvironment {
  @Transform(toBoolean)
  @IsBoolean()
  AUTO_CREATE_ALERTS = true;

  @IsIn(ALERT_SEVERITIES)
  ANOMALY_ALERT_SEVERITY: (typeof ALERT_SEVERITIES)[number] = 'high';

  @IsString()
  @Length(1, 100)
  ANOMALY_ALERT_SOURCE = 'ml-service';

  @Transform(toBoolean)
  @IsBoolean()
  ANNOUNCE_PAST = false;

  @Transform(toBoolean)
  @IsBoolean()
  OBSERVE_ONLY = false;

  @IsOptional()
  @IsUrl(HTTP_URL)
  DASHBOARD_URL?: string;

  @IsOptional()
  @IsUrl(HTTP_URL)
  NOTIFY_WEBHOOK_URL?: string;

  @IsOptional()
  @IsString()
  NOTIFY_WEBHOOK_SECRET?: string;

  @IsOptional()
  @IsUrl(HTTP_URL)
  ALERTMANAGER_URL?: string;

  @IsOptional()
  @IsUrl(HTTP_URL)
  REPORT_WEBHOOK?: string;

  @IsString()
  @Length(1, 100)
  REPORT_SCHEDULE = '0 7,19 * * *';

  @IsIn(ALERTING_MODES)
  ALERTING: (typeof ALERTING_MODES)[number] = 'single';

  @Transform(toBoolean)
  @IsBoolean()
  CAPACITY_EVENTS = true;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  CAPACITY_WARNING_DAYS = 30;

  @Type(() => Number)
  @IsNumber()
  @Min(0.5)
  @Max(0.99)
  CAPACITY_WARNING_PROBABILITY = 0.8;

  @Type(() => Number)
  @IsNumber()
  @Min(0.05)
  @Max(0.99)
  ROOT_CAUSE_CONFIDENCE = 0.5;
}
