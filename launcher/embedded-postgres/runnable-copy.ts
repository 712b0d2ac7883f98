import { chmodSync, cpSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import { canRun, type Identity } from './run-as.js';

/**
 * The folder to run PostgreSQL from: node_modules itself, or, where the identity cannot enter that
 * (a clone in /root), a copy in the temporary folder, made once for all clones.
 */
export function runnableFolder(binaries: Binaries, identity: Identity | undefined): string {
  if (canRun(binaries.folder, identity)) return binaries.folder;
  if (!identity) {
    throw new EmbeddedPostgresError(
      `PostgreSQL's binaries in ${binaries.folder} do not run on this machine.`,
    );
  }
  const known = join(tmpdir(), `ems-postgres-${binaries.version}`);
  const isUsable = () => isTrusted(known) && isComplete(known, binaries.folder) && canRun(known, identity);
  if (isUsable()) return known;
  const copy = copyOf(binaries.folder);
  if (!canRun(copy, identity)) {
    rmSync(copy, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`User ${identity.uid} cannot run PostgreSQL from a copy in ${tmpdir()}.`);
  }
  if (!isUsable()) return keepAs(known, copy);
  // Another start made the same copy meanwhile.
  rmSync(copy, { recursive: true, force: true });
  return known;
}

/** The temporary folder is everybody's: only what root alone can change is run. */
function isTrusted(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.uid === 0 && (found.mode & 0o022) === 0;
}

/** Temporary folders are also swept of what was not used for days. */
function isComplete(copy: string, original: string): boolean {
  return filesIn(copy).length === filesIn(original).filter(isNeeded).length;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/** Static libraries are for compiling against. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a');
}

function copyOf(original: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ems-postgres-'));
  cpSync(original, folder, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  return folder;
}

/** A rename is all or nothing. When somebody else holds the name, this copy serves this time. */
function keepAs(name: string, copy: string): string {
  try {
    if (isTrusted(name)) rmSync(name, { recursive: true, force: true });
    renameSync(copy, name);
    return name;
  } catch {
    return copy;
  }
}
