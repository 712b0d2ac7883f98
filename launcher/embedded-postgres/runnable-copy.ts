import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import { canEnter, canRun, type Identity } from './run-as.js';

/**
 * The folder to run PostgreSQL from: node_modules itself, or, where the identity cannot enter that
 * (a clone in /root), a copy beside the data or in the temporary folder. A link beside the data
 * remembers the copy, so that there is never more than one.
 */
export function runnableFolder(binaries: Binaries, dataDir: string, identity: Identity | undefined): string {
  if (canRun(binaries.folder, identity)) return binaries.folder;
  if (!identity) {
    throw new EmbeddedPostgresError(
      `PostgreSQL's binaries in ${binaries.folder} do not run on this machine.`,
    );
  }
  const parent = dirname(dataDir);
  const link = join(parent, `postgres-binaries-${binaries.version}`);
  const known = rememberedCopy(link);
  if (known && canRun(known, identity)) return known;
  return copyTo(canEnter(parent, identity) ? parent : tmpdir(), { from: binaries.folder, link, identity });
}

/** Temporary folders are everybody's: only a copy that root alone can change is run again. */
function rememberedCopy(link: string): string | undefined {
  if (!statSync(link, { throwIfNoEntry: false })) return undefined;
  const folder = realpathSync(link);
  const { uid, mode } = statSync(folder);
  return uid === 0 && (mode & 0o022) === 0 ? folder : undefined;
}

function copyTo(parent: string, plan: { from: string; link: string; identity: Identity }): string {
  const folder = mkdtempSync(join(parent, 'ems-postgres-'));
  cpSync(plan.from, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  openToEveryone(folder);
  if (!canRun(folder, plan.identity)) {
    rmSync(folder, { recursive: true, force: true });
    throw new EmbeddedPostgresError(
      `User ${plan.identity.uid} cannot run PostgreSQL from a copy in ${parent}.`,
    );
  }
  rmSync(plan.link, { force: true, recursive: true });
  symlinkSync(folder, plan.link);
  return folder;
}

function openToEveryone(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}
