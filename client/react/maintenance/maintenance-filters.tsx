import { Choice } from '../elements/choice.js';
import type { RecommendationsQuery } from '../../ml-api.js';
import type { Address } from '../address/use-address.js';
import { useFleet } from '../queries/fleet.js';

type Status = NonNullable<RecommendationsQuery['status']>;

const STATUSES: readonly (readonly [Status, string])[] = [
  ['open', 'To do'],
  ['marked', 'Marked'],
  ['done', 'Done'],
  ['not-needed', 'Not needed'],
  ['postponed', 'Postponed'],
];
const HORIZONS = [7, 30, 90] as const;
type Horizon = (typeof HORIZONS)[number];

/** What is looked at, as the address says it. */
export interface MaintenanceFilters {
  readonly horizonDays: Horizon;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly status: Status;
}

/** What an address cannot mean is taken for what is usual. */
export function filtersIn({ get }: Address): MaintenanceFilters {
  return {
    horizonDays: HORIZONS.find((days) => String(days) === get('days')) ?? 30,
    type: get('type')?.slice(0, 100),
    location: get('location')?.slice(0, 255),
    status: STATUSES.find(([each]) => each === get('status'))?.[0] ?? 'open',
  };
}

interface FiltersProps {
  readonly filters: MaintenanceFilters;
  readonly address: Address;
}

export function MaintenanceFilterFields({ filters, address }: FiltersProps) {
  const choices = useFleet().data?.choices;
  const set = (name: string, value: string) => address.set({ [name]: value }, { replace: true });
  return (
    <search className="ml-heat-filters ml-capacity-filters">
      <Choice
        label="Type"
        all="All types"
        value={filters.type}
        options={named(choices?.types)}
        onChange={(value) => set('type', value)}
      />
      <Choice
        label="Location"
        all="All locations"
        value={filters.location}
        options={named(choices?.locations)}
        onChange={(value) => set('location', value)}
      />
    </search>
  );
}

/** Which recommendations are listed. */
export function StatusChoice({ filters, address }: FiltersProps) {
  return (
    <Choice
      label="Recommendations"
      value={filters.status}
      options={STATUSES}
      onChange={(value) => address.set({ status: value === 'open' ? '' : value }, { replace: true })}
    />
  );
}

/** How far risks look ahead. */
export function HorizonChoice({ filters, address }: FiltersProps) {
  return (
    <Choice
      label="Horizon"
      value={String(filters.horizonDays)}
      options={HORIZONS.map((days) => [String(days), `within ${days} days`] as const)}
      onChange={(value) => address.set({ days: value === '30' ? '' : value }, { replace: true })}
    />
  );
}

type Options = readonly (readonly [value: string, title: string])[];

function named(names: readonly string[] = []): Options {
  return names.map((name) => [name, name] as const);
}
