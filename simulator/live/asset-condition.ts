import { type FleetAsset } from '../fleet/index.js';
import { type Incident } from '../incidents/index.js';
import { type AssetStatus } from '../schema/index.js';
import { type Quantity } from '../signals/index.js';
import { type Reading } from './reading.js';

export interface AssetCondition {
  readonly asset: FleetAsset;
  readonly status: AssetStatus;
  readonly healthScore: number;
  readonly values: Partial<Record<Quantity, number>>;
}

/** What the platform's own health page would say about each asset after a round of polling. */
export function assetConditions(
  assets: readonly FleetAsset[],
  readings: readonly Reading[],
  active: readonly Incident[],
): readonly AssetCondition[] {
  return assets.map((asset) => {
    const own = active.filter(({ assetId }) => assetId === asset.id);
    const values = Object.fromEntries(
      readings
        .filter(({ series }) => series.asset === asset)
        .map(({ series, value }) => [series.quantity, value]),
    );
    return { asset, status: statusOf(own), healthScore: Math.max(0, 100 - 20 * own.length), values };
  });
}

function statusOf(active: readonly Incident[]): AssetStatus {
  if (active.some(({ kind, magnitude }) => kind === 'outage' && magnitude >= 1)) {
    return 'offline';
  }
  return active.length > 0 ? 'warning' : 'online';
}
