import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../../launcher/embedded-postgres/stop.js';
import { fastFolder } from './fast-folder.js';
import { processesIn } from './processes-in.js';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it, and ends what a failed test left running in it. */
  remove(): void;
}

/** A folder of one spec's own, in memory where there is enough. Everybody may enter: as root, PostgreSQL runs as another user. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(fastFolder(), 'ems-test-'));
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => {
      for (const { pid } of processesIn(path)) send(pid, 'SIGKILL');
      rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    },
  };
}
