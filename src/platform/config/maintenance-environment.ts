import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsString, Max, Min } from 'class-validator';
import { AlertingEnvironment } from './alerting-environment.js';
import { toBoolean } from './setting-values.js';

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

  @IsString()
  COSTS = '{}';
}
