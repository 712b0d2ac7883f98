import type { StreamableFile } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { streamJson } from '../../platform/http/index.js';
import { AssetIdField } from './asset-id-field.js';
import { presentAssetId } from '../asset-id.js';
import { type MetricHistory, READ_ALL } from '../metric-history.service.js';
import { isNamed } from '../tags/tagged-name.js';
import type { SampleStatistics } from '../sample-statistics.js';

export class MetricPoint {
  /** ISO 8601, UTC. */
  timestamp!: string;
  /** In the metric's unit; never null: missing samples are excluded and counted. */
  value!: number;
  /** Canonical name; there where several series were asked for, which are distinguished by nothing else. */
  metricName?: string;
  /** Of the value, empty when unknown; there where `metricName` is. */
  unit?: string;
}

class MetricStatistics implements SampleStatistics {
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

class MetricSeriesResponse {
  /** Canonical name. */
  metricName!: string;
  /** Empty when unknown. */
  unit!: string;
  statistics!: MetricStatistics;
  /** Values that are no readings by the policy of the metric: codes, or impossible. They are in `data` and in the statistics. */
  invalid!: number;

  static from({
    metricName,
    unit,
    statistics,
    nInvalid,
  }: MetricHistory['parts'][number]): MetricSeriesResponse {
    return { metricName, unit, statistics, invalid: nInvalid };
  }
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
  /** Samples that were null, NaN or infinite and therefore excluded from `data`. */
  missing!: number;
  /** Values of `data` that are no readings by the policy of their metric: codes, or impossible. */
  invalid!: number;
  /**
   * Of all values in `data`. Where the metrics differ in unit and `unit` is empty, only `count` means something: go by the statistics
   * in `series`.
   */
  statistics!: MetricStatistics;
  /** Each metric that has samples in `data`, with statistics of its own. */
  series!: MetricSeriesResponse[];

  /** The answer as it is sent, `data` last and bit by bit. */
  static stream(history: MetricHistory): StreamableFile {
    const { asset, metricName, unit, nMissing, statistics, parts } = history;
    const head: Omit<MetricHistoryResponse, 'data'> = {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName,
      unit,
      missing: nMissing,
      invalid: parts.reduce((sum, { nInvalid }) => sum + nInvalid, 0),
      statistics,
      series: parts
        .filter((part) => part.statistics.count > 0)
        .map((part) => MetricSeriesResponse.from(part)),
    };
    return streamJson(head, 'data', pointsOf(history));
  }
}

function* pointsOf({ metricName, samples, parts }: MetricHistory): Generator<MetricPoint> {
  const { timestamps, values, origins } = samples;
  const labels = parts.map((part) => ({ metricName: part.metricName, unit: part.unit }));
  for (const [i, value] of values.entries()) {
    const point = { timestamp: new Date(timestamps[i] ?? NaN).toISOString(), value };
    const label = labels[origins[i] ?? NaN];
    const isOneOfMany = label !== undefined && isNamed(label, metricName) && label.metricName !== metricName;
    yield metricName === READ_ALL || isOneOfMany ? { ...point, ...label } : point;
  }
}
