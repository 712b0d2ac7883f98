import { dirname } from 'node:path';
import { canEnter, type Identity } from './run-as.js';

/** Where and as whom this PostgreSQL runs. */
export interface Place {
  readonly dataDir: string;
  /** Folder with bin/, lib/ and share/ that the identity can run. */
  readonly binaries: string;
  readonly version: string;
  readonly identity: Identity | undefined;
}

/**
 * The data folder as PostgreSQL is given it. Where its user may not enter a parent folder (a clone in /root), PostgreSQL is
 * started inside the data folder and reaches it as its working folder.
 */
export function folderArgument({ dataDir, identity }: Place): string {
  const isReachable = !identity || process.platform !== 'linux' || canEnter(dirname(dataDir), identity);
  return isReachable ? dataDir : '/proc/self/cwd';
}

/** Its own process group: the terminal's Ctrl-C is for the launcher, which stops PostgreSQL last. */
export function spawnOptions({ dataDir, identity }: Place) {
  return {
    cwd: dataDir,
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...identity,
  };
}
