import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** Version of this program, as package.json has it. */
export const SERVICE_VERSION = readVersion(findPackageJSON('.', import.meta.url));

function readVersion(path: string | undefined): string {
  if (path === undefined) return 'unknown';
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
