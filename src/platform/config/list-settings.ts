import { plainToInstance } from 'class-transformer';
import { Environment } from './environment.js';
import { givenIn, SECRETS } from './given-settings.js';

/** A setting as it is in use, fit to be shown to anybody. */
export interface Setting {
  readonly name: string;
  /** Null where it has none, and of a secret. */
  readonly value: string | number | boolean | null;
  readonly isDefault: boolean;
  readonly isSecret: boolean;
  /** Whether it has a value, shown or not. */
  readonly isSet: boolean;
}

/** @param env - name → text, as in `process.env`; what `loadConfig` accepts */
export function listSettings(env: Readonly<Record<string, string | undefined>>): readonly Setting[] {
  const settings = plainToInstance(Environment, givenIn(env), { exposeDefaultValues: true });
  const defaults = new Map<string, unknown>(Object.entries(new Environment()));
  const values = new Map<string, unknown>(Object.entries(settings));
  return [...defaults].map(([name, byDefault]) => {
    const value = values.get(name);
    const isSecret = SECRETS.has(name);
    const isSet = value !== undefined && value !== '';
    return { name, value: isSecret ? null : shown(value), isDefault: value === byDefault, isSecret, isSet };
  });
}

function shown(value: unknown): Setting['value'] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? withoutCredentials(value) : null;
}

/** An address may hold a login, or a token behind its question mark. */
function withoutCredentials(text: string): string {
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.password === '' && url.search === '' && url.hash === '') return text;
  const login = url.username === '' && url.password === '' ? '' : '***@';
  return `${url.protocol}//${login}${url.host}${url.pathname}${url.search === '' ? '' : '?***'}`;
}
