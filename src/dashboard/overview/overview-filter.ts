import type { Asset } from '../../metrics/index.js';
import type { FleetAsset, FleetStatus } from '../fleet-asset.js';

/** Which assets to show: all that match each of what is given. */
export interface OverviewFilter {
  /** Any of these. */
  readonly types?: readonly string[] | undefined;
  readonly locations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly statuses?: readonly FleetStatus[] | undefined;
  /** Is part of name, type, location or id, in whatever case. */
  readonly text?: string | undefined;
}

/** What there is to filter by. */
export interface FilterChoices {
  readonly types: readonly string[];
  readonly locations: readonly string[];
  readonly tags: readonly string[];
}

/** More than anybody picks from a list; the text finds the others. */
const MOST_CHOICES = 200;

export function isWanted({ asset, status }: FleetAsset, filter: OverviewFilter): boolean {
  const { types, locations, tags, statuses } = filter;
  return (
    isAny(types, [asset.type]) &&
    isAny(locations, [asset.location ?? '']) &&
    isAny(tags, asset.tags ?? []) &&
    isAny(statuses, [status]) &&
    hasText(asset, filter.text)
  );
}

export function choicesOf(assets: readonly Asset[]): FilterChoices {
  return {
    types: distinct(assets.map(({ type }) => type)),
    locations: distinct(assets.map(({ location }) => location ?? '')),
    tags: distinct(assets.flatMap(({ tags = [] }) => tags)),
  };
}

function isAny<Value>(wanted: readonly Value[] | undefined, found: readonly Value[]): boolean {
  return wanted === undefined || wanted.length === 0 || found.some((one) => wanted.includes(one));
}

function hasText({ name, type, location, id }: Asset, text: string | undefined): boolean {
  if (text === undefined) return true;
  const wanted = text.trim().toLowerCase();
  return [name, type, location ?? '', id].some((one) => one.toLowerCase().includes(wanted));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort((a, b) => a.localeCompare(b))
    .slice(0, MOST_CHOICES);
}
