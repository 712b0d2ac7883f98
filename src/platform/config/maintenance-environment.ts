import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { AlertingEnvironment } from './alerting-environment.js';
import { toBoolean } from './setting-values.js';

/** How far health may look ahead. */
export const HEALTH_HORIZONS = [7, 30, 90] as const;

/** What is predicted of assets, and what a failure costs. */
export class MaintenanceEnvironment extends AlertingEnvironment {
  @Transform(toBoolean)
  @IsBoolean()
  MAINTENANCE_ENABLED = true;

  @Type(() => Number)
  @IsInt()
  @Min(30)
  @Max(1096)
  MAINTENANCE_HISTORY_DAYS = 180;

  @Type(() => Number)
  @IsIn(HEALTH_HORIZONS)
  HEALTH_HORIZON_DAYS: (typeof HEALTH_HORIZONS)[number] = 30;

  @IsString()
  COSTS = '{}';
}
