import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { AssetHeadResponse } from '../asset-head.dto.js';
import { STATUSES } from '../fleet-asset.js';
import type { AssetMetric, AssetPage, Neighbour } from './asset-page.service.js';

class AssetMetricResponse {
  /** @example bandwidth_in */
  metricName!: string;
  /** As the platform stores it; null where it does not say. */
  @ApiProperty({ type: String, nullable: true, example: 'mbps' })
  unit!: string | null;
  /** The newest value of the last 24 hours; null without any, and where it is no number. */
  @ApiProperty({ type: Number, nullable: true })
  lastValue!: number | null;
  /** When it reported last: ISO 8601, UTC. */
  @ApiProperty({ type: String, nullable: true })
  lastSampleAt!: string | null;
  /** The newest score of the last 24 hours, 0..1; null without any. */
  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;
  /** UUID; that of the whole asset where it does not report at all. */
  @ApiProperty({ type: String, nullable: true })
  openEpisodeId!: string | null;

  static from({ newest, lastSampleAt, unit, ...metric }: AssetMetric): AssetMetricResponse {
    return {
      metricName: metric.metricName,
      unit: unit === '' ? null : unit,
      lastValue: newest && Number.isFinite(newest.value) ? newest.value : null,
      lastSampleAt: lastSampleAt?.toISOString() ?? null,
      score: metric.score,
      openEpisodeId: metric.openEpisodeId,
    };
  }
}

class NeighbourResponse {
  @AssetIdField()
  assetId!: string | number;
  /** @example edge-rtr-01 */
  assetName!: string;
  @ApiProperty({ type: String, nullable: true, example: 'router' })
  type!: string | null;
  /** The status of its health; `maintenance` where EMS Core has it so. */
  @ApiProperty({ enum: STATUSES })
  status!: string;
  /** What it is to the asset; `link` where the connection has no direction. */
  @ApiProperty({ enum: ['upstream', 'downstream', 'link'] })
  relation!: string;

  static from({ asset, status, relation }: Neighbour): NeighbourResponse {
    return {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      type: asset.type || null,
      status,
      relation,
    };
  }
}

export class AssetResponse extends AssetHeadResponse {
  /** Always true. */
  success!: boolean;
  /** By name. */
  metrics!: AssetMetricResponse[];
  /** What it is connected with, by name. */
  neighbours!: NeighbourResponse[];
  /** Why no neighbours are known; null where they are. */
  @ApiProperty({ type: String, nullable: true })
  neighboursReason!: string | null;

  static from({ asset, metrics, neighbours, neighboursReason }: AssetPage): AssetResponse {
    return {
      success: true,
      ...AssetHeadResponse.headOf(asset),
      metrics: metrics.map((metric) => AssetMetricResponse.from(metric)),
      neighbours: neighbours.map((neighbour) => NeighbourResponse.from(neighbour)),
      neighboursReason,
    };
  }
}
