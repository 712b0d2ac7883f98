import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PidFile {
  readonly pid: number;
  readonly folder: string;
}

export function pidFilePath(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

/** What a running PostgreSQL, or one that was killed, left in its data folder. */
export function readPidFile(dataDir: string): PidFile | undefined {
  try {
    return parsePidFile(readFileSync(pidFilePath(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The first line is the process number, the second the data folder as PostgreSQL was given it. */
export function parsePidFile(text: string): PidFile | undefined {
  const [first = '', folder = ''] = text.split('\n');
  const pid = Number(first);
  return Number.isInteger(pid) && pid > 0 ? { pid, folder: folder.trim() } : undefined;
}
