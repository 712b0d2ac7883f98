import { type FleetAsset, STATUSES } from '../fleet-asset.js';

const FIELDS = ['score', 'name', 'type', 'status', 'openEpisodes'] as const;
type SortField = (typeof FIELDS)[number];
export type OverviewSort = SortField | `-${SortField}`;

/** Each of them also downwards, with a minus. */
export const SORTS: readonly OverviewSort[] = FIELDS.flatMap((field) => [field, `-${field}` as const]);

/** Where an asset stands in an order: by its value, then by name, then by id. Those without a value come last. */
export interface Place {
  readonly value: string | number | null;
  readonly name: string;
  readonly id: string;
}

/** Numbers within names by their value: device-2 before device-10. */
const { compare: compareTexts } = new Intl.Collator('en', { numeric: true });

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

/** Less than 0 where `a` comes first. */
export function comparePlaces(sort: OverviewSort, a: Place, b: Place): number {
  const isMissing = Number(a.value === null) - Number(b.value === null);
  const byValue = compareValues(a.value, b.value);
  return (
    isMissing ||
    (sort.startsWith('-') ? -byValue : byValue) ||
    compareTexts(a.name, b.name) ||
    // Two texts may differ for the machine alone.
    Number(a.name > b.name) - Number(a.name < b.name) ||
    Number(a.id > b.id) - Number(a.id < b.id)
  );
}

function compareValues(a: Place['value'], b: Place['value']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : 0;
}
