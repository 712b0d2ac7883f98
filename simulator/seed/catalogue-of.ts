import { type FleetAsset } from '../fleet/index.js';
import { type SimulatorSettings } from '../settings.js';
import { type Catalogue, makeCatalogue, shifted } from '../signals/index.js';

export type SignalSettings = Pick<SimulatorSettings, 'seed' | 'historyEnd' | 'historyLike'>;

/** What is measured. The same for the history and for what follows it. */
export function catalogueOf(
  { seed, historyEnd, historyLike }: SignalSettings,
  assets: readonly FleetAsset[],
  grownFromMs: number | undefined,
): Catalogue {
  const catalogue = makeCatalogue(seed, assets, grownFromMs);
  if (!historyEnd || !historyLike) return catalogue;
  return shifted(catalogue, historyEnd.getTime() - historyLike.getTime());
}
