import type { ReactNode } from 'react';
import type { Health } from '../../ml-api.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatNumber } from '../format/format-value.js';
import { SweepLag } from './sweep-lag.js';
import { toWords } from './to-words.js';

const TITLES: Readonly<Record<string, string>> = {
  database: 'Database',
  emsCore: 'EMS Core',
  sweeps: 'Sweeps',
  model: 'Model',
  drift: 'Drift',
  outbox: 'Outbox',
  forecasts: 'Forecasts',
  metrics: 'Metrics',
  collection: 'Collection',
};
const TONES: Readonly<Record<string, string>> = { up: 'healthy', degraded: 'warning', down: 'critical' };
const AN_INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Every check of the service's health, with what it says of itself. */
export function Dependencies({ checks }: { readonly checks: Health['checks'] }) {
  return (
    <ul className="ml-checks">
      {Object.entries(checks).map(([name, check]) => (
        <Check key={name} name={name} check={check} />
      ))}
    </ul>
  );
}

function Check({
  name,
  check,
}: {
  readonly name: string;
  readonly check: Readonly<Record<string, unknown>>;
}) {
  const { status, message, ...details } = check;
  const shown = Object.entries(details).filter(([, value]) => isWorthAWord(value));
  return (
    <li className="ml-check-row">
      <span className="ml-check-name">{TITLES[name] ?? toWords(name)}</span>
      <StatusTag status={TONES[String(status)] ?? 'unknown'}>{String(status)}</StatusTag>
      <span className="ml-check-details">
        {typeof message === 'string' && <span>{message}</span>}
        {name === 'sweeps' && <SweepLag sweptUntil={details.sweptUntil} />}
        {shown.map(([key, value]) => (
          <span key={key}>
            <span className="ml-quiet">{toWords(key)}</span> <Detail value={value} />
          </span>
        ))}
      </span>
    </li>
  );
}

function Detail({ value }: { readonly value: unknown }): ReactNode {
  if (typeof value === 'string' && AN_INSTANT.test(value)) return <Time at={value} />;
  if (typeof value === 'number') return formatNumber(value, 4);
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(
        ([key, part]) => `${typeof part === 'number' ? formatNumber(part, 6) : String(part)} ${toWords(key)}`,
      )
      .join(', ');
  return String(value);
}

/** What is not there is not worth a word. */
function isWorthAWord(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
