import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class MetricQuery {
  /**
   * Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it.
   * @example cpu_usage
   */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  metric_name?: string;

  /** The same as `metric_name`. */
  @IsOptional()
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
