import { existsSync } from 'node:fs';
import { loadConfig } from './load-config.js';
import type { ServiceConfig } from './service-config.js';

/** Reads `.env` (where there is one; real environment variables win) and then the environment. */
export function configFromEnvironment(): ServiceConfig {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}
