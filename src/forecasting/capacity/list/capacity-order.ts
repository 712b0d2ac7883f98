import type { CapacityItem } from '../answers/capacity-item.js';

const FIELDS = ['limitAt', 'name', 'utilization', 'growth', 'probability'] as const;
type SortField = (typeof FIELDS)[number];
export type CapacitySort = SortField | `-${SortField}`;

/** Each of them also downwards, with a minus. */
export const SORTS: readonly CapacitySort[] = FIELDS.flatMap((field) => [field, `-${field}` as const]);

/** Where an item stands in an order: by its value, then by name, metric and id. Those without a value come last. */
export interface Place {
  readonly value: string | number | null;
  readonly name: string;
  readonly id: string;
}

/** Numbers within names by their value: device-2 before device-10. */
const { compare: compareTexts } = new Intl.Collator('en', { numeric: true });

/** More milliseconds than any date has, so that kinds of answers do not mix. */
const KIND_MS = 1e14;

const VALUE_OF: Readonly<Record<SortField, (item: CapacityItem) => Place['value']>> = {
  limitAt: urgencyOf,
  name: ({ title }) => title,
  utilization: ({ answer: { level, limit } }) => (level === null || limit === null ? null : level / limit),
  growth: growthShareOf,
  probability: ({ answer }) => answer.at100.probability,
};

export function placeOf(sort: CapacitySort, item: CapacityItem): Place {
  const field = sort.replace('-', '') as SortField;
  const { kind, name, metricName } = item.row;
  return { value: VALUE_OF[field](item), name: item.title, id: `${metricName} ${kind} ${name}` };
}

/** Less than 0 where `a` comes first. */
export function comparePlaces(sort: CapacitySort, a: Place, b: Place): number {
  const isMissing = Number(a.value === null) - Number(b.value === null);
  const byValue = compareValues(a.value, b.value);
  return (
    isMissing ||
    (sort.startsWith('-') ? -byValue : byValue) ||
    compareTexts(a.name, b.name) ||
    Number(a.name > b.name) - Number(a.name < b.name) ||
    Number(a.id > b.id) - Number(a.id < b.id)
  );
}

/** What has been at its limit longest, what gets there first, what may get there, and then what nothing can be said of. */
function urgencyOf({ answer: { answer, at100 } }: CapacityItem): number | null {
  switch (answer) {
    case 'since':
      return at100.medianMs;
    case 'date':
      return KIND_MS + (at100.medianMs ?? 0);
    case 'never':
    case 'no-trend':
      return 2 * KIND_MS + (1 - (at100.probability ?? 0)) * (KIND_MS / 2);
    case 'too-short':
    case 'ended':
    case 'no-limit':
      return null;
  }
}

/** As a share of the limit, so that metrics of all units compare. */
function growthShareOf({ answer: { growthPerMonth, limit } }: CapacityItem): number | null {
  return growthPerMonth === null || limit === null ? null : growthPerMonth / limit;
}

function compareValues(a: Place['value'], b: Place['value']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : 0;
}
