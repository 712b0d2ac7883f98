import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import type { AssetRisk, RiskHorizon } from './asset-risk.js';

/** Whose risks to look at. */
export interface RiskQuery {
  readonly horizonDays: RiskHorizon;
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

/** Knows what the newest daily predictions say of the assets. */
@Injectable()
export class CurrentRisks {
  constructor(private readonly directory: AssetDirectory) {}

  /** The monitored assets, those at the highest risk first, those without a probability last. */
  async ofFleet({ horizonDays, type, location }: RiskQuery): Promise<readonly AssetRisk[]> {
    const assets = await this.directory.listMonitored();
    return assets
      .filter((asset) => type === undefined || asset.type === type)
      .filter((asset) => location === undefined || asset.location === location)
      .map((asset) => unknownRisk(asset, horizonDays));
  }

  /** @throws AssetNotFoundError */
  async ofAsset(assetId: string, horizonDays: RiskHorizon): Promise<AssetRisk> {
    return unknownRisk(await this.directory.get(assetId), horizonDays);
  }
}

function unknownRisk({ id, name, type, location }: Asset, horizonDays: RiskHorizon): AssetRisk {
  return {
    assetId: id,
    assetName: name,
    assetType: type,
    location: location ?? null,
    predictedAt: null,
    basis: 'none',
    reason: `Nothing has been predicted for the next ${horizonDays} days yet.`,
    probability: null,
    probabilityLow: null,
    probabilityHigh: null,
    timeToFailureDays: null,
    contributions: [],
  };
}
