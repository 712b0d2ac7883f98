import { Injectable } from '@nestjs/common';
import { type AssetSituation, AssetSituations, type OpenEpisode } from '../../anomaly/index.js';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { AssetRisk } from '../risks/asset-risk.js';
import { KnownRisks } from './known-risks.service.js';
import { type AssetHealth, rateHealth } from './rate-health.js';

export interface RatedAsset {
  readonly asset: Asset;
  readonly health: AssetHealth;
  readonly openEpisodes: readonly OpenEpisode[];
  readonly lastSampleAt: Date | null;
  /** Undefined where nobody has looked. */
  readonly risk: AssetRisk | undefined;
}

const NOTHING_KNOWN: AssetSituation = { openEpisodes: [], lastSampleAt: null, intervalMs: null };

/** What is known of more assets is read of all of them. */
const MOST_LISTED = 100;

/** Rates an asset by how likely it is to fail, and by what its status, its reports and its open episodes say. */
@Injectable()
export class AssetHealthService {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly situations: AssetSituations,
    private readonly clock: Clock,
    private readonly risks: KnownRisks,
  ) {}

  /** All of them at once: two statements however many there are. The factors have no reasons of episodes. */
  async rateAll(assets: readonly Asset[]): Promise<readonly RatedAsset[]> {
    const isShort = assets.length <= MOST_LISTED;
    const [situations, risks] = await Promise.all([
      this.situations.getAll(isShort ? assets.map(({ id }) => id) : undefined),
      this.risks.list(),
    ]);
    const now = this.clock.now();
    return assets.map((asset) => {
      const situation = situations.get(asset.id) ?? NOTHING_KNOWN;
      return this.rated(asset, { situation, risk: risks.get(asset.id), now });
    });
  }

  /** @throws AssetNotFoundError */
  async rate(assetId: string): Promise<RatedAsset> {
    const asset = await this.assets.get(assetId);
    const [situation, risk] = await Promise.all([
      this.situations.get(asset.id),
      this.risks.ofAsset(asset.id),
    ]);
    return this.rated(asset, { situation, risk, now: this.clock.now() });
  }

  private rated(asset: Asset, { situation, risk, now }: Known): RatedAsset {
    const foresight = { risk, horizonDays: this.risks.horizonDays };
    const health = rateHealth({ ...situation, deviceStatus: asset.status, now, foresight });
    const { openEpisodes, lastSampleAt } = situation;
    return { asset, health, openEpisodes, lastSampleAt, risk };
  }
}

interface Known {
  readonly situation: AssetSituation;
  readonly risk: AssetRisk | undefined;
  readonly now: Date;
}
