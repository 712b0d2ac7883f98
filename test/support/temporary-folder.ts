import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '../../launcher/embedded-postgres/stop.js';
import { processesIn } from './processes-in.js';

/** Linux's file system in memory: half of what PostgreSQL costs the tests are its files. */
const IN_MEMORY = '/dev/shm';
/** What all databases of a run take at most, and as much again. */
const ENOUGH_BYTES = 3 * 2 ** 30;

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it, and ends what a failed test left running in it. */
  remove(): void;
}

/** A folder of one spec's own, in memory where there is enough. Everybody may enter: as root, PostgreSQL runs as another user. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), 'ems-test-'));
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => {
      for (const { pid } of processesIn(path)) send(pid, 'SIGKILL');
      rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    },
  };
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
