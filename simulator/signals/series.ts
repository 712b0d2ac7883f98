import { type FleetAsset } from '../fleet/index.js';
import { type MetricSourceName } from '../schema/index.js';
import { type Growth, growthOf } from './growth.js';
import { hash32, hashText, uniform } from './hash.js';
import { type Profile, profiles, type Quantity } from './profile.js';

/** Where the platform stores it: what its poller read, or what a client posted. */
export type Store =
  | { readonly table: 'device_metrics_history' }
  | { readonly table: 'metrics'; readonly source: MetricSourceName };

export interface Series {
  readonly asset: FleetAsset;
  readonly quantity: Quantity;
  readonly metricType: string;
  readonly profile: Profile;
  readonly store: Store;
  /** Shared by a series and its copy under another name, so that their values agree. */
  readonly seed: number;
  readonly assetSeed: number;
  readonly rest: number;
  /** Its values are those of so much earlier. */
  readonly shiftMs: number;
  /** Undefined for a level that only wanders. */
  readonly growth: Growth | undefined;
}

export interface SeriesPlace {
  readonly asset: FleetAsset;
  readonly quantity: Quantity;
  readonly metricType: string;
  readonly store: Store;
}

/** @param grownFromMs - when what grows began to, if anything does */
export function makeSeries(place: SeriesPlace, seed: number, grownFromMs: number | undefined): Series {
  const profile = profiles[place.quantity];
  const assetSeed = hashText(place.asset.name, seed);
  const seriesSeed = hash32(assetSeed, hashText(place.quantity));
  const [low, high] = profile.rest;
  const rest =
    (low + (high - low) * uniform(seriesSeed, 1)) * (profile.scalesWithSize ? place.asset.size : 1);
  const growth =
    grownFromMs === undefined ? undefined : growthOf(place.asset.name, place.quantity, grownFromMs);
  return { ...place, profile, seed: seriesSeed, assetSeed, rest, shiftMs: 0, growth };
}
