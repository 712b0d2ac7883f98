import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField } from './asset-id-field.js';
import { presentAssetId } from '../asset-id.js';
import type { MetricHistory } from '../metric-history.service.js';
import type { SampleStatistics } from '../sample-statistics.js';

export class MetricPoint {
  /** ISO 8601, UTC. */
  timestamp!: string;
  /** In the metric's unit; never null: missing samples are left out and counted. */
  value!: number;
}

export class MetricStatistics implements SampleStatistics {
  /** Null when there are no samples, as are the others. */
  @ApiProperty({ type: Number, nullable: true })
  mean!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  median!: number | null;
  /** Population standard deviation. */
  @ApiProperty({ type: Number, nullable: true })
  std!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  min!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  max!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  q25!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  q75!: number | null;
  /** Samples described. */
  count!: number;
}

export class MetricHistoryResponse {
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  /** Canonical name, or `all`. */
  metricName!: string;
  /** Empty when unknown or when the metrics differ in unit. */
  unit!: string;
  /** Ascending by time. */
  data!: MetricPoint[];
  /** Samples that were null, NaN or infinite and therefore left out of `data`. */
  missing!: number;
  statistics!: MetricStatistics;

  static from(history: MetricHistory): MetricHistoryResponse {
    return {
      assetId: presentAssetId(history.asset.id),
      assetName: history.asset.name,
      metricName: history.metricName,
      unit: history.unit,
      data: history.points.map(({ timestampMs, value }) => ({
        timestamp: new Date(timestampMs).toISOString(),
        value,
      })),
      missing: history.nMissing,
      statistics: history.statistics,
    };
  }
}
