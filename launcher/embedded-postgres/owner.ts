import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './errors.js';
import { commandOf, isAlive } from './process-table.js';

/**
 * Two launchers on one data folder would stop each other's database. The file beside the data names the
 * process that uses it; it binds only while that very program runs, so a killed one never locks anybody out.
 */
export function claim(dataDir: string): () => void {
  const path = `${dataDir}.owner`;
  const owner = readOwner(path);
  if (owner && owner.pid !== process.pid && isAlive(owner.pid) && commandOf(owner.pid) === owner.command) {
    throw new EmbeddedPostgresError(
      `The data in ${dataDir} is in use by process ${owner.pid} (${owner.command}). Stop it first.`,
    );
  }
  writeFileSync(path, `${process.pid}\n${commandOf(process.pid)}\n`);
  return () => rmSync(path, { force: true });
}

function readOwner(path: string): { pid: number; command: string } | undefined {
  try {
    const [pid, command = ''] = readFileSync(path, 'utf8').split('\n');
    return { pid: Number(pid), command };
  } catch {
    return undefined;
  }
}
