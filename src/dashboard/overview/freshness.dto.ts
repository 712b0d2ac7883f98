import { ApiProperty } from '@nestjs/swagger';
import type { Freshness } from './fleet.service.js';

export class FreshnessResponse {
  /** When any asset reported last: ISO 8601, UTC; null where none ever did. */
  @ApiProperty({ type: String, nullable: true })
  lastSampleAt!: string | null;
  /** When the newest sweep began: ISO 8601, UTC; null before the first. */
  @ApiProperty({ type: String, nullable: true })
  lastSweepAt!: string | null;
  /** For how long the assets that were not swept for longest have not been, in seconds; null until all were. */
  @ApiProperty({ type: Number, nullable: true })
  sweepLagSeconds!: number | null;
  /** Null as long as nothing was trained. */
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** ISO 8601, UTC; null as long as nothing was trained. */
  @ApiProperty({ type: String, nullable: true })
  modelTrainedAt!: string | null;

  static from(freshness: Freshness): FreshnessResponse {
    const { lastSampleAt, lastSweepAt, sweepLagSeconds, modelVersion, modelTrainedAt } = freshness;
    return {
      lastSampleAt: lastSampleAt?.toISOString() ?? null,
      lastSweepAt: lastSweepAt?.toISOString() ?? null,
      sweepLagSeconds,
      modelVersion,
      modelTrainedAt: modelTrainedAt?.toISOString() ?? null,
    };
  }
}
