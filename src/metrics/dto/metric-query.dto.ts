import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';

export class MetricQuery {
  /**
   * Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it.
   * @example cpu_usage
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metric_name?: string;

  /** The same as `metric_name`. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  metricName?: string;

  /** How far to look back, in hours. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(8760)
  hours = 24;
}
