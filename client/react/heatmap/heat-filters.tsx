import { Choice } from '../elements/choice.js';
import type { Overview, OverviewSort } from '../../ml-api.js';

/** What is asked for; all assets, worst first, without any. */
export interface HeatFilters {
  readonly text?: string;
  readonly type?: string;
  readonly location?: string;
  readonly tag?: string;
  readonly status?: string;
  readonly sort?: string;
  readonly hours?: string;
}

const SORTS: readonly (readonly [OverviewSort, string])[] = [
  ['-score', 'Worst first'],
  ['-openEpisodes', 'Most open episodes'],
  ['name', 'Name'],
  ['type', 'Type'],
  ['-status', 'Status'],
];

const RANGES = [
  ['6', 'Last 6 h'],
  ['24', 'Last 24 h'],
  ['72', 'Last 3 days'],
  ['168', 'Last 7 days'],
] as const;

interface HeatFiltersProps {
  readonly filters: HeatFilters;
  readonly choices: Overview['choices'] | undefined;
  readonly onChange: (changes: HeatFilters) => void;
}

export function HeatFilterFields({ filters, choices, onChange }: HeatFiltersProps) {
  const { text = '', sort = '-score', hours = '24' } = filters;
  const listed = (label: string, name: 'type' | 'location' | 'tag', values: readonly string[] = []) => (
    <Choice
      label={label}
      all={`All ${label.toLowerCase()}s`}
      value={filters[name]}
      options={values.map((value) => [value, value])}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  // What holds without being said is not said in an address either.
  const unless = (usual: string, value: string) => (value === usual ? '' : value);
  return (
    <search className="ml-heat-filters">
      <input
        className="ml-input"
        type="search"
        placeholder="Find an asset"
        aria-label="Find an asset by name, type, location or id"
        value={text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {listed('Type', 'type', choices?.types)}
      {listed('Location', 'location', choices?.locations)}
      {listed('Tag', 'tag', choices?.tags)}
      <Choice
        label="Order"
        value={sort || '-score'}
        options={SORTS}
        onChange={(value) => onChange({ sort: unless('-score', value) })}
      />
      <Choice
        label="Range"
        value={hours || '24'}
        options={RANGES}
        onChange={(value) => onChange({ hours: unless('24', value) })}
      />
    </search>
  );
}
