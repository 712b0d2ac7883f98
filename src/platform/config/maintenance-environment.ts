import { Type } from 'class-transformer';
import { IsIn } from 'class-validator';
import { AlertingEnvironment } from './alerting-environment.js';

/** How far health may look ahead. */
export const HEALTH_HORIZONS = [7, 30, 90] as const;

/** What is predicted of assets. */
export class MaintenanceEnvironment extends AlertingEnvironment {
  @Type(() => Number)
  @IsIn(HEALTH_HORIZONS)
  HEALTH_HORIZON_DAYS: (typeof HEALTH_HORIZONS)[number] = 30;
}
