import { IsString, Length, Matches } from 'class-validator';
import { IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';

/** PostgreSQL has no text with a null character in it, and says so as if it were broken. */
const STORABLE = [/^[^\0]*$/, { message: '$property must not contain a null character' }] as const;

export class MetricQuery {
  /**
   * Metric to read, by any of its names (`cpu` and `cpu_usage` are the same); all metrics of the asset without it.
   * @example cpu_usage
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  @Matches(...STORABLE)
  metric_name?: string;

  /** The same as `metric_name`. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  @Matches(...STORABLE)
  metricName?: string;

  /** How far to look back, in hours. */
  @IntegerQuery({ min: 1, max: 8760, default: 24 })
  hours = 24;
}
