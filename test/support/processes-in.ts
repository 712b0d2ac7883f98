import { readdirSync, realpathSync } from 'node:fs';
import { commandOf, isAlive, workingFolderOf } from '../../launcher/embedded-postgres/process-table.js';

interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** Every living process that works in this folder or below it; Linux only. */
export function processesIn(folder: string): readonly RunningProcess[] {
  if (process.platform !== 'linux') return [];
  const path = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => `${workingFolderOf(pid) ?? ''}/`.startsWith(`${path}/`) && isAlive(pid))
    .map((pid) => ({ pid, command: commandOf(pid) }));
}
