import { readdirSync, realpathSync } from 'node:fs';
import { commandOf, isAlive, workingFolderOf } from '../../launcher/embedded-postgres/process-table.js';

/** The command lines of every living process that works in this folder or below it; Linux only. */
export function processesIn(folder: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  const path = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => `${workingFolderOf(pid) ?? ''}/`.startsWith(`${path}/`) && isAlive(pid))
    .map(commandOf);
}
