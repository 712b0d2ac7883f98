import { ApiProperty } from '@nestjs/swagger';
import type { PeakRow } from '../../anomaly/index.js';
import { AssetHeadResponse } from '../asset-head.dto.js';
import { STATUSES } from '../fleet-asset.js';
import type { OverviewRow } from './overview.service.js';

export class OverviewAssetResponse extends AssetHeadResponse {
  /** The status of its health; `maintenance` where EMS Core has it so. */
  @ApiProperty({ enum: STATUSES })
  status!: string;
  /** 0 (worst) to 100; null where nothing is known. */
  @ApiProperty({ type: Number, nullable: true })
  healthScore!: number | null;
  /** 0 or more. */
  openEpisodes!: number;
  /** Of its open episodes; null without any. */
  @ApiProperty({ type: String, nullable: true, enum: ['low', 'medium', 'high', 'critical', null] })
  worstSeverity!: string | null;
  /** The highest score of all columns, 0..1; null where nothing was scored. */
  @ApiProperty({ type: Number, nullable: true })
  peakScore!: number | null;
  /** The metric that has it. */
  @ApiProperty({ type: String, nullable: true, example: 'bandwidth_in' })
  peakMetric!: string | null;
  /** When any of its series reported last: ISO 8601, UTC; null where none ever did. */
  @ApiProperty({ type: String, nullable: true })
  lastSampleAt!: string | null;
  /** The highest score in each column, 0..1, oldest first; null where nothing was scored. */
  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true } })
  scores!: (number | null)[];

  static from({ asset, peaks, lastSampleAt, ...row }: OverviewRow, nColumns: number): OverviewAssetResponse {
    return {
      ...AssetHeadResponse.headOf(asset),
      status: row.status,
      healthScore: row.healthScore,
      openEpisodes: row.nOpenEpisodes,
      worstSeverity: row.worstSeverity,
      peakScore: peaks?.peakScore ?? null,
      peakMetric: peaks?.peakMetric ?? null,
      lastSampleAt: lastSampleAt?.toISOString() ?? null,
      scores: scoresOf(peaks, nColumns),
    };
  }
}

function scoresOf(peaks: PeakRow | undefined, nColumns: number): (number | null)[] {
  const scores = Array<number | null>(nColumns).fill(null);
  peaks?.columns.forEach((column, i) => (scores[column] = peaks.scores[i] ?? null));
  return scores;
}
