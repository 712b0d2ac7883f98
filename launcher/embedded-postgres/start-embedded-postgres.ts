import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { connectionUrl, rememberedConnection } from './connection.js';
import { EmbeddedPostgresError, hasCode } from './errors.js';
import { initialise } from './initialise.js';
import { clearLeftBehind } from './left-behind.js';
import { claim } from './owner.js';
import type { Place } from './place.js';
import { startPostmaster, type Postmaster } from './postmaster.js';
import { createDatabase, waitUntilReady } from './readiness.js';
import { identityFor } from './run-as.js';
import { runnableFolder } from './runnable-copy.js';
import { stopPostmaster } from './stop.js';

export interface EmbeddedPostgresOptions {
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
  readonly logPath: string;
  /** Resolves with the exit code when the server ends, asked or not. */
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server from the binaries npm installed, on 127.0.0.1 and a port of its own, as root
 * or as a normal user, whatever an earlier run left behind.
 *
 * @throws EmbeddedPostgresError with a message for the person at the keyboard.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  prepareParent(dataDir);
  const release = claim(dataDir);
  try {
    return await start({ ...options, dataDir }, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function start(options: EmbeddedPostgresOptions, release: () => void): Promise<EmbeddedPostgres> {
  const { dataDir, isDurable = true } = options;
  const place = findPlace(dataDir);
  await clearLeftBehind(dataDir);
  const connection = await rememberedConnection(dataDir);
  await initialise(place, connection.password, isDurable);
  const postmaster = await startPostmaster(place, connection.port, isDurable);
  const stop = async () => {
    await stopPostmaster(postmaster.pid);
    release();
  };
  await getReady(postmaster, connectionUrl(connection, 'postgres'), options.database).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  const { pid, logPath, exited } = postmaster;
  return {
    url: connectionUrl(connection, options.database),
    pid,
    port: connection.port,
    logPath,
    exited,
    stop,
  };
}

async function getReady(postmaster: Postmaster, maintenanceUrl: string, database: string): Promise<void> {
  await waitUntilReady(postmaster, maintenanceUrl);
  await createDatabase(maintenanceUrl, database);
}

function findPlace(dataDir: string): Place {
  const found = findBinaries();
  const identity = identityFor(dataDir);
  return { dataDir, identity, version: found.version, binaries: runnableFolder(found, dataDir, identity) };
}

function prepareParent(dataDir: string): void {
  const parent = dirname(dataDir);
  try {
    mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (error) {
    const isFull = hasCode(error, 'ENOSPC', 'EDQUOT');
    const reason = isFull ? 'the disk is full' : 'it is not writable by this user';
    throw new EmbeddedPostgresError(
      `The data folder ${parent} cannot be used: ${reason}. Set DATA_DIR to another one.`,
    );
  }
}
