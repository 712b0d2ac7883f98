import { type AssetStatus } from '../schema/index.js';
import { livesWithin } from './part-life.js';
import { type PlantAsset } from './plant-asset.js';

/** What the inventory says of an asset at an instant. */
export interface PlantCondition {
  readonly assetId: string;
  readonly status: AssetStatus;
  readonly metadata: {
    readonly firmware: string;
    readonly serialNumber: string;
    readonly installedAt: string;
  };
}

export function conditionAt(asset: PlantAsset, atMs: number): PlantCondition {
  const [life] = livesWithin(asset, atMs, atMs);
  if (life === undefined) throw new RangeError('The plant did not exist then.');
  const dark = life.end === 'failure' ? 'offline' : 'maintenance';
  return {
    assetId: asset.id,
    status: atMs < life.endsMs ? 'online' : dark,
    metadata: {
      firmware: asset.firmware,
      serialNumber: `${asset.part.slice(0, 2).toUpperCase()}${asset.name.slice(-3)}-${String(life.number).padStart(3, '0')}`,
      installedAt: new Date(Math.floor(life.bornMs / 1000) * 1000).toISOString(),
    },
  };
}
