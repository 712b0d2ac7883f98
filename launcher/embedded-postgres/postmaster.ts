import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { executable } from './binaries.js';
import { folderArgument, spawnOptions, type Place } from './place.js';
import { serverArguments } from './server-settings.js';

const LOG_LIMIT_BYTES = 8 * 1024 * 1024;

export interface Postmaster {
  readonly pid: number;
  /** Resolves with the exit code once the process has ended, for whatever reason. */
  readonly exited: Promise<number | null>;
  /** What it wrote to its log since this start. */
  log(): string;
}

export async function startPostmaster(place: Place, port: number, isDurable: boolean): Promise<Postmaster> {
  const logPath = `${place.dataDir}.log`;
  keepLogSmall(logPath);
  const log = openSync(logPath, 'a');
  const logStart = statSync(logPath).size;
  const args = ['-D', folderArgument(place), ...serverArguments(port, isDurable)];
  const child = spawn(executable(place.binaries, 'postgres'), args, {
    ...spawnOptions(place),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await once(child, 'spawn');
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // A number is always there after 'spawn'.
  const pid = child.pid ?? 0;
  return { pid, exited, log: () => readFileSync(logPath).subarray(logStart).toString('utf8') };
}

function keepLogSmall(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.old`);
}
