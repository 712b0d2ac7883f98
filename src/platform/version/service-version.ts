import { readFileSync } from 'node:fs';
// Not by name: where an older Node lacks it, the guard of the version could not say so.
import module from 'node:module';

/** Version of this program, as package.json has it. */
export const SERVICE_VERSION = readVersion(module.findPackageJSON('.', import.meta.url));

function readVersion(path: string | undefined): string {
  if (path === undefined) return 'unknown';
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
