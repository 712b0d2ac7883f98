import { Injectable } from '@nestjs/common';
import { type AssetSituation, AssetSituations, type OpenEpisode } from '../anomaly/index.js';
import { type Asset, AssetDirectory } from '../metrics/index.js';
import { Clock } from '../platform/clock/index.js';
import { type AssetHealth, rateHealth } from './rate-health.js';

export interface RatedAsset {
  readonly asset: Asset;
  readonly health: AssetHealth;
  readonly openEpisodes: readonly OpenEpisode[];
  readonly lastSampleAt: Date | null;
}

const NOTHING_KNOWN: AssetSituation = { openEpisodes: [], lastSampleAt: null, intervalMs: null };

/** What is known of more assets is read of all of them. */
const MOST_LISTED = 100;

/** Rates an asset by what its status, its reports and its open episodes say. */
@Injectable()
export class AssetHealthService {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly situations: AssetSituations,
    private readonly clock: Clock,
  ) {}

  /** All of them at once: two statements however many there are. The factors have no reasons of episodes. */
  async rateAll(assets: readonly Asset[]): Promise<readonly RatedAsset[]> {
    const isShort = assets.length <= MOST_LISTED;
    const situations = await this.situations.getAll(isShort ? assets.map(({ id }) => id) : undefined);
    const now = this.clock.now();
    return assets.map((asset) => {
      const situation = situations.get(asset.id) ?? NOTHING_KNOWN;
      return rated(asset, situation, now);
    });
  }

  /** @throws AssetNotFoundError */
  async rate(assetId: string): Promise<RatedAsset> {
    const asset = await this.assets.get(assetId);
    const situation = await this.situations.get(asset.id);
    return rated(asset, situation, this.clock.now());
  }
}

function rated(asset: Asset, situation: AssetSituation, now: Date): RatedAsset {
  const health = rateHealth({ ...situation, deviceStatus: asset.status, now });
  return { asset, health, openEpisodes: situation.openEpisodes, lastSampleAt: situation.lastSampleAt };
}
