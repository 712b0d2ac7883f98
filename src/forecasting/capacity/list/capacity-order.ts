import type { CapacityItem } from '../answers/capacity-item.js';
import type { Place } from '../../../platform/paging/index.js';

const FIELDS = ['limitAt', 'name', 'utilization', 'growth', 'probability'] as const;
type SortField = (typeof FIELDS)[number];
export type CapacitySort = SortField | `-${SortField}`;

/** Each of them also downwards, with a minus. */
export const SORTS: readonly CapacitySort[] = FIELDS.flatMap((field) => [field, `-${field}` as const]);

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
