import { Choice } from '../elements/choice.js';
import type { CapacityGroup } from '../../ml-api.js';
import type { Address } from '../address/use-address.js';
import { formatMetricName } from '../format/format-value.js';

const GROUPS: readonly (readonly [CapacityGroup, string])[] = [
  ['asset', 'By asset'],
  ['type', 'By type'],
  ['location', 'By location'],
  ['tag', 'By tag'],
];
const HORIZONS = [30, 90, 180, 365, 730] as const;
const DEFAULT_HORIZON = 180;

/** What is looked at, as the address says it. */
export interface CapacityFilters {
  readonly metric: string | undefined;
  readonly group: CapacityGroup;
  readonly horizonDays: number;
  readonly text: string | undefined;
}

/** What an address cannot mean is taken for what is usual. */
export function filtersIn({ get }: Address): CapacityFilters {
  const group = GROUPS.find(([each]) => each === get('group'))?.[0] ?? 'asset';
  const days = Number(get('days'));
  const isPossible = Number.isInteger(days) && days >= 1 && days <= 730;
  const horizonDays = isPossible ? days : DEFAULT_HORIZON;
  return { metric: get('metric')?.slice(0, 100), group, horizonDays, text: get('text')?.slice(0, 100) };
}

function horizonTitle(days: number | string): string {
  return `next ${days} days`;
}

interface CapacityFilterFieldsProps {
  readonly filters: CapacityFilters;
  readonly metrics: readonly string[];
  readonly address: Address;
}

export function CapacityFilterFields({ filters, metrics, address }: CapacityFilterFieldsProps) {
  const { metric, group, horizonDays, text = '' } = filters;
  const set = (name: string, value: string, usual = '') =>
    address.set({ [name]: value === usual ? undefined : value, of: undefined }, { replace: true });
  return (
    <search className="ml-heat-filters ml-capacity-filters">
      <input
        className="ml-input"
        type="search"
        placeholder="Find by name"
        aria-label="Find by name"
        value={text}
        onChange={({ target }) => set('text', target.value)}
      />
      <Choice
        label="Group"
        value={group}
        options={GROUPS}
        onChange={(value) => set('group', value, 'asset')}
      />
      <Choice
        label="Metric"
        all="All metrics"
        value={metric}
        options={metrics.map((name) => [name, formatMetricName(name)] as const)}
        titleOf={formatMetricName}
        onChange={(value) => set('metric', value)}
      />
      <Choice
        label="Horizon"
        value={String(horizonDays)}
        options={HORIZONS.map((days) => [String(days), horizonTitle(days)] as const)}
        titleOf={horizonTitle}
        onChange={(value) => set('days', value, String(DEFAULT_HORIZON))}
      />
    </search>
  );
}
