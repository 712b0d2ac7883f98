import type { StreamableFile } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { SeriesSamples } from '../../ml/index.js';
import { streamJson } from '../../platform/http/index.js';
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

  /** The answer as it is sent, `data` last and bit by bit. */
  static stream({ asset, metricName, unit, samples, nMissing, statistics }: MetricHistory): StreamableFile {
    const head: Omit<MetricHistoryResponse, 'data'> = {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName,
      unit,
      missing: nMissing,
      statistics,
    };
    return streamJson(head, 'data', pointsOf(samples));
  }
}

function* pointsOf({ timestamps, values }: SeriesSamples): Generator<MetricPoint> {
  for (const [i, value] of values.entries())
    yield { timestamp: new Date(timestamps[i] ?? NaN).toISOString(), value };
}
