import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { executable } from './binaries.js';
import { EmbeddedPostgresError, hasCode } from './errors.js';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: Identity = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root, so root lends it another identity: that of the data folder's owner
 * where there is one (a normal user's folder stays theirs), else the user nobody.
 */
export function identityFor(dataDir: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** True when every folder from the root down to this one may be entered by the identity. */
export function canEnter(folder: string, identity: Identity): boolean {
  const path = resolve(folder);
  const { mode, uid, gid } = statSync(path);
  const shift = uid === identity.uid ? 6 : gid === identity.gid ? 3 : 0;
  const isEnterable = ((mode >> shift) & 1) === 1;
  return isEnterable && (dirname(path) === path || canEnter(dirname(path), identity));
}

/** Asking the binary its version answers all at once: path, modes, libraries, the right to change user. */
export function canRun(binariesFolder: string, identity: Identity | undefined): boolean {
  const run = spawnSync(executable(binariesFolder, 'postgres'), ['--version'], {
    cwd: '/',
    stdio: 'ignore',
    ...identity,
  });
  if (hasCode(run.error, 'EPERM', 'EINVAL')) {
    throw new EmbeddedPostgresError(
      'PostgreSQL cannot run as root, and this root may not start programs as another user. ' +
        'Start as a normal user, or set DATABASE_URL.',
    );
  }
  return run.status === 0;
}
