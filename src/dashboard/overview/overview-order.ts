import { type FleetAsset, STATUSES } from '../fleet-asset.js';
import type { Place } from '../../platform/paging/index.js';

const FIELDS = ['score', 'name', 'type', 'status', 'openEpisodes'] as const;
type SortField = (typeof FIELDS)[number];
export type OverviewSort = SortField | `-${SortField}`;

/** Each of them also downwards, with a minus. */
export const SORTS: readonly OverviewSort[] = FIELDS.flatMap((field) => [field, `-${field}` as const]);

const VALUE_OF: Readonly<Record<SortField, (one: FleetAsset, peak: number | undefined) => Place['value']>> = {
  score: (_, peak) => peak ?? null,
  name: ({ asset }) => asset.name,
  type: ({ asset }) => asset.type || null,
  status: ({ status }) => STATUSES.indexOf(status),
  openEpisodes: ({ nOpenEpisodes }) => nOpenEpisodes,
};

/** @param peak - the highest score of the asset */
export function placeOf(sort: OverviewSort, one: FleetAsset, peak: number | undefined): Place {
  const field = sort.replace('-', '') as SortField;
  return { value: VALUE_OF[field](one, peak), name: one.asset.name, id: one.asset.id };
}
