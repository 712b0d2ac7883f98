import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { connectionUrl, rememberedConnection } from './connection.js';
import { explainFailure, isSystemError } from './errors.js';
import { initialise } from './initialise.js';
import { clearLeftBehind } from './left-behind.js';
import { claim } from './owner.js';
import type { Place } from './place.js';
import { startPostmaster } from './postmaster.js';
import { createDatabase, waitUntilReady } from './readiness.js';
import { identityFor } from './run-as.js';
import { runnableFolder } from './runnable-copy.js';
import { send, stopPostmaster } from './stop.js';

interface EmbeddedPostgresOptions {
  /** PostgreSQL's data folder; its log, port and password are kept beside it. */
  readonly dataDir: string;
  /** Created if missing. */
  readonly database: string;
  /** false gives up safety against power cuts for speed: for tests only. */
  readonly isDurable?: boolean;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** What the server wrote to its log since this start. */
  log(): string;
  /** Resolves with the exit code when the server ends, asked or not. */
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers the data. */
  kill(): void;
}

/**
 * Starts a PostgreSQL server from the binaries npm installed, on 127.0.0.1 and a port of its own, as root
 * or as a normal user, whatever an earlier run left behind.
 *
 * @throws EmbeddedPostgresError with a message for the person at the keyboard.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  let release: () => void = () => undefined;
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    release = claim(dataDir);
    return await start({ ...options, dataDir }, release);
  } catch (error) {
    release();
    throw isSystemError(error)
      ? explainFailure(`${dirname(dataDir)} cannot hold data`, error.message)
      : error;
  }
}

async function start(options: EmbeddedPostgresOptions, release: () => void): Promise<EmbeddedPostgres> {
  const { dataDir, database, isDurable = true } = options;
  const place = findPlace(dataDir);
  await clearLeftBehind(dataDir);
  const connection = await rememberedConnection(dataDir);
  await initialise(place, connection.password, isDurable);
  const postmaster = await startPostmaster(place, connection.port, isDurable);
  const { pid, exited } = postmaster;
  const stop = async () => {
    await stopPostmaster(pid);
    release();
  };
  try {
    await waitUntilReady(postmaster, connectionUrl(connection, 'postgres'));
    await createDatabase(connectionUrl(connection, 'postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: connectionUrl(connection, database),
    pid,
    port: connection.port,
    exited,
    log: () => postmaster.log(),
    stop,
    kill: () => send(pid, 'SIGQUIT'),
  };
}

function findPlace(dataDir: string): Place {
  const found = findBinaries();
  const identity = identityFor(dataDir);
  return { dataDir, identity, version: found.version, binaries: runnableFolder(found, identity) };
}
