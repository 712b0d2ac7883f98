import type { Address } from '../address/use-address.js';
import { Choice } from '../elements/choice.js';

const STATUSES = { all: 'Open and over', open: 'Open', closed: 'Over' } as const;
const RANGES = { '24': 'Last 24 h', '168': 'Last 7 days', '720': 'Last 30 days' } as const;
const PRIORITIES = {
  '0': 'Any priority',
  '25': '25 and more',
  '50': '50 and more',
  '75': '75 and more',
} as const;

/** What the address asks for; the usual where it says nothing that makes sense. */
export function filtersOf({ get }: Address) {
  return {
    status: oneOf(STATUSES, get('status'), 'all'),
    hours: oneOf(RANGES, get('hours'), '24'),
    priority: oneOf(PRIORITIES, get('priority'), '0'),
    text: get('text')?.slice(0, 100) ?? '',
  };
}

function oneOf<Key extends string>(
  options: Readonly<Record<Key, string>>,
  value: string | undefined,
  usual: Key,
): Key {
  return value !== undefined && Object.hasOwn(options, value) ? (value as Key) : usual;
}

/** Which incidents are listed, kept in the address. */
export function IncidentFilters({ address }: { readonly address: Address }) {
  const { status, hours, priority, text } = filtersOf(address);
  const choices = [
    ['Status', 'status', status, STATUSES],
    ['Range', 'hours', hours, RANGES],
    ['Least priority', 'priority', priority, PRIORITIES],
  ] as const;
  return (
    <search className="ml-incident-filters">
      <input
        className="ml-input"
        type="search"
        placeholder="Find an incident"
        aria-label="Find an incident by what it is about"
        maxLength={100}
        value={text}
        onChange={({ target }) => address.set({ text: target.value }, { replace: true })}
      />
      {choices.map(([label, name, value, options]) => (
        <Choice
          key={name}
          label={label}
          value={value}
          options={Object.entries(options)}
          onChange={(chosen) => address.set({ [name]: chosen })}
        />
      ))}
    </search>
  );
}
