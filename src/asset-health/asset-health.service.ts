import { Injectable } from '@nestjs/common';
import { AssetSituations } from '../anomaly/index.js';
import { type Asset, AssetDirectory } from '../metrics/index.js';
import { Clock } from '../platform/clock/index.js';
import { type AssetHealth, rateHealth } from './rate-health.js';

export interface RatedAsset {
  readonly asset: Asset;
  readonly health: AssetHealth;
  readonly lastSampleAt: Date | null;
}

/** Rates an asset by what its status, its reports and its open episodes say. */
@Injectable()
export class AssetHealthService {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly situations: AssetSituations,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError */
  async rate(assetId: string): Promise<RatedAsset> {
    const asset = await this.assets.get(assetId);
    const situation = await this.situations.get(asset.id);
    const health = rateHealth({ ...situation, deviceStatus: asset.status, now: this.clock.now() });
    return { asset, health, lastSampleAt: situation.lastSampleAt };
  }
}
