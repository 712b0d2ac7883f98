import { existsSync, realpathSync, rmSync } from 'node:fs';
import { pidFilePath, readPidFile, type PidFile } from './pid-file.js';
import { commandOf, isAlive, isGoneWithin, processesIn, workingFolderOf } from './process-table.js';
import { stopPostmaster } from './stop.js';

type LeftBehind = 'nothing' | 'stopped' | 'stale';

/**
 * Clears what a killed launcher or a killed PostgreSQL left: a postmaster still running on this data
 * is stopped properly; workers that lost theirs are ended; a pid file whose number is nobody's, or by
 * now another program's, is removed. Recovery of the data is PostgreSQL's own business at the next start.
 */
export async function clearLeftBehind(dataDir: string): Promise<LeftBehind> {
  if (!existsSync(dataDir)) return 'nothing';
  const folder = realpathSync(dataDir);
  const left = readPidFile(dataDir);
  if (left && isPostmasterOf(folder, left)) {
    await stopPostmaster(left.pid);
    rmSync(pidFilePath(dataDir), { force: true });
    return 'stopped';
  }
  await endOrphans(folder);
  if (!existsSync(pidFilePath(dataDir))) return 'nothing';
  rmSync(pidFilePath(dataDir), { force: true });
  return 'stale';
}

/** The working folder of a postmaster is its data folder; where that cannot be asked, its command names it. */
function isPostmasterOf(folder: string, left: PidFile): boolean {
  if (!isAlive(left.pid)) return false;
  const command = commandOf(left.pid);
  if (!command.includes('postgres')) return false;
  const workingFolder = workingFolderOf(left.pid);
  return workingFolder === undefined ? command.includes(left.folder) : workingFolder === folder;
}

async function endOrphans(folder: string): Promise<void> {
  for (const pid of processesIn(folder)) {
    process.kill(pid, 'SIGQUIT');
    if (!(await isGoneWithin(pid, 2_000))) process.kill(pid, 'SIGKILL');
  }
}
