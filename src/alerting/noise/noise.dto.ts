import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { IntegerQuery } from '../../platform/http/index.js';
import type { ListedNoise } from './list-noise.service.js';

export class NoiseQuery {
  /** How far to look back, in days. */
  @IntegerQuery({ min: 1, max: 90, default: 7 })
  days = 7;

  /** Entries at most. */
  @IntegerQuery({ min: 1, max: 500, default: 50 })
  limit = 50;
}

class RemedyResponse {
  @ApiProperty({ enum: ['METRIC_POLICIES', 'recurring silence', 'silence'] })
  setting!: string;
  /** What to set. */
  text!: string;
  /** How many of them it would have calmed; null where that depends on the value. */
  @ApiProperty({ type: Number, nullable: true })
  calms!: number | null;
}

class NoisyKindResponse {
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  /** @example latency high */
  kind!: string;
  /** How often it came, 3 or more. */
  count!: number;
  /** Of them those that were announced by themselves. */
  announcedCount!: number;
  /** Of them those whose incident operators called noise. */
  noiseCount!: number;
  /** Half of them were over within this, in minutes; null while none is over. */
  @ApiProperty({ type: Number, nullable: true })
  medianMinutes!: number | null;
  remedy!: RemedyResponse;

  static from(noise: ListedNoise): NoisyKindResponse {
    const { setting, text, calms } = noise.remedy;
    return {
      assetId: presentAssetId(noise.entityId),
      assetName: noise.entityName,
      kind: noise.kind,
      count: noise.count,
      announcedCount: noise.announced,
      noiseCount: noise.nNoise,
      medianMinutes: noise.medianMinutes,
      remedy: { setting, text, calms },
    };
  }
}

export class NoiseResponse {
  /** Always true. */
  success!: boolean;
  /** The noisiest first. */
  noisiest!: NoisyKindResponse[];

  static from(noisiest: readonly ListedNoise[]): NoiseResponse {
    return { success: true, noisiest: noisiest.map((one) => NoisyKindResponse.from(one)) };
  }
}
