import { IsString, Length } from 'class-validator';
import { IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';

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
  @IntegerQuery({ min: 1, max: 8760, default: 24 })
  hours = 24;
}
