import { existsSync } from 'node:fs';
import { listSettings, type Setting } from './list-settings.js';
import { loadConfig } from './load-config.js';
import type { ServiceConfig } from './service-config.js';

/** Reads `.env` (where there is one; real environment variables win) and then the environment. */
export function configFromEnvironment(): ServiceConfig {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}

/** The settings that {@link configFromEnvironment} has read. */
export function settingsFromEnvironment(): readonly Setting[] {
  return listSettings(process.env);
}
