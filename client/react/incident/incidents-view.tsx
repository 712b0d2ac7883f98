import { useAddress } from '../address/use-address.js';
import { Banner } from '../elements/banner.js';
import { GoTo } from '../elements/go-to.js';
import { useIncidents } from '../queries/incidents.js';
import { IncidentList, OPEN_INCIDENTS } from './incident-list.js';

const STATUSES = { all: 'Open and over', open: 'Open', closed: 'Over' } as const;
const RANGES = { '24': 'Last 24 h', '168': 'Last 7 days', '720': 'Last 30 days' } as const;
const PRIORITIES = {
  '0': 'Any priority',
  '25': '25 and more',
  '50': '50 and more',
  '75': '75 and more',
} as const;

/** All incidents, also those that are over. */
export function IncidentsView() {
  const address = useAddress();
  const choice = <Key extends string>(
    name: string,
    options: Readonly<Record<Key, string>>,
    usual: Key,
  ): Key => {
    const value = address.get(name);
    return Object.keys(options).includes(value ?? '') ? (value as Key) : usual;
  };
  const status = choice('status', STATUSES, 'all');
  const hours = choice('hours', RANGES, '24');
  const priority = choice('priority', PRIORITIES, '0');
  const text = address.get('text') ?? '';
  return (
    <>
      <h1 className="ml-title">Incidents</h1>
      <WhatIsTold />
      <search className="ml-heat-filters ml-row">
        <input
          className="ml-input"
          type="search"
          placeholder="Find an incident"
          aria-label="Find an incident by what it is about"
          maxLength={100}
          value={text}
          onChange={({ target }) => address.set({ text: target.value }, { replace: true })}
        />
        <Choice
          label="Status"
          value={status}
          options={STATUSES}
          onChange={(value) => address.set({ status: value })}
        />
        <Choice
          label="Range"
          value={hours}
          options={RANGES}
          onChange={(value) => address.set({ hours: value })}
        />
        <Choice
          label="Least priority"
          value={priority}
          options={PRIORITIES}
          onChange={(value) => address.set({ priority: value })}
        />
      </search>
      <IncidentList
        key={status}
        title="Incidents by priority"
        status={status}
        hours={Number(hours)}
        minPriority={Number(priority)}
        text={text === '' ? undefined : text}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="ml-input"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {Object.entries(options).map(([key, title]) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  single: 'EMS Core is told of every episode by itself (ALERTING=single).',
  observe: 'EMS Core is told of every episode by itself; incidents are only shown (ALERTING=observe).',
};

/** Where incidents are only shown, EMS Core knows nothing of them. */
function WhatIsTold() {
  const { data } = useIncidents(OPEN_INCIDENTS);
  const words = data && WORDS[data.alerting];
  if (words === undefined) return null;
  return (
    <Banner tone="note">
      {words} <GoTo to="/noise">What incidents would change</GoTo>
    </Banner>
  );
}
