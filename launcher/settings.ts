import { join } from 'node:path';
import { databaseUrl } from '../src/platform/config/database-url.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LauncherSettings {
  readonly port: number;
  /** Address that answers for the service on this machine. */
  readonly host: string;
  readonly simulatorPort: number;
  readonly dataDir: string;
  readonly modelDirectory: string;
  /** URL of an external server; undefined: start the embedded one. */
  readonly databaseUrl: string | undefined;
  /** URL of an external EMS Core; undefined: start the simulator. */
  readonly emsCoreUrl: string | undefined;
}

/** A start that must not happen; the message lists every reason. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Decides from the environment what to start. Only development falls back to the embedded database and
 * the simulator: production without a database or an EMS Core is a mistake to report.
 */
export function readSettings(env: Environment): LauncherSettings {
  const faults: string[] = [];
  const dataDir = given(env, 'DATA_DIR') ?? '.data';
  const settings = {
    port: port(env, 'PORT', 8000, faults),
    host: reachableHost(given(env, 'HOST')),
    simulatorPort: port(env, 'SIMULATOR_PORT', 3100, faults),
    dataDir,
    modelDirectory: given(env, 'MODEL_DIRECTORY') ?? join(dataDir, 'models'),
    databaseUrl: databaseUrlOf(env),
    emsCoreUrl: given(env, 'EMS_CORE_URL'),
  };
  const missing = given(env, 'NODE_ENV') === 'production' ? missingInProduction(settings) : [];
  const all = [...faults, ...missing];
  if (all.length > 0) throw new SettingsError(`Cannot start:\n  - ${all.join('\n  - ')}`);
  return settings;
}

function missingInProduction({ databaseUrl, emsCoreUrl }: LauncherSettings): string[] {
  const because = 'NODE_ENV=production starts no substitute for it';
  return [
    ...(databaseUrl ? [] : [`DATABASE_URL (or DATABASE_HOST) is missing, and ${because}.`]),
    ...(emsCoreUrl ? [] : [`EMS_CORE_URL is missing, and ${because}.`]),
  ];
}

/** The simulator takes one URL where the service also takes the parts; the defaults are the service's. */
function databaseUrlOf(env: Environment): string | undefined {
  const url = given(env, 'DATABASE_URL');
  const host = given(env, 'DATABASE_HOST');
  if (url || !host) return url;
  return databaseUrl({
    host,
    port: given(env, 'DATABASE_PORT') ?? '5432',
    user: given(env, 'DATABASE_USER') ?? 'postgres',
    password: given(env, 'DATABASE_PASSWORD') ?? '',
    name: given(env, 'DATABASE_NAME') ?? 'ems',
  });
}

function port(env: Environment, name: string, fallback: number, faults: string[]): number {
  const text = given(env, name) ?? String(fallback);
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  faults.push(`${name} must be a port number from 1 to 65535 (it is "${text}").`);
  return fallback;
}

function reachableHost(host: string | undefined): string {
  const isEverywhere = host === undefined || host === '0.0.0.0' || host === '::';
  return isEverywhere ? '127.0.0.1' : host;
}

function given(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}
