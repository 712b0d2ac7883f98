import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

/** Linux's file system in memory: half of what PostgreSQL costs the tests are its files, and a file of Jest's cache half a millisecond. */
const IN_MEMORY = '/dev/shm';
/** What all databases of a run take at most, and as much again. */
const ENOUGH_BYTES = 3 * 2 ** 30;

/** Where temporary files go: into memory where there is enough, else to where the system has them. */
export function fastFolder(): string {
  return hasRoomInMemory() ? IN_MEMORY : tmpdir();
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
