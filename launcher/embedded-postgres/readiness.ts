import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure, hasCode } from './errors.js';
import type { Postmaster } from './postmaster.js';

/** After a power cut PostgreSQL first replays its log, which takes as long as it takes. */
const RECOVERY_PATIENCE_MS = 120_000;

export async function waitUntilReady(postmaster: Postmaster, maintenanceUrl: string): Promise<void> {
  const deadline = performance.now() + RECOVERY_PATIENCE_MS;
  const state = { hasExited: false };
  void postmaster.exited.then(() => (state.hasExited = true));
  while (!(await accepts(maintenanceUrl))) {
    if (state.hasExited) throw explainFailure('PostgreSQL did not start', postmaster.log());
    if (performance.now() > deadline) throw explainFailure('PostgreSQL does not get ready', postmaster.log());
    await sleep(30);
  }
}

export async function createDatabase(maintenanceUrl: string, name: string): Promise<void> {
  await withClient(maintenanceUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

async function accepts(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    // Waiting does not fix a wrong password.
    if (hasCode(error, '28P01'))
      throw explainFailure('PostgreSQL refuses its stored password', String(error));
    return false;
  }
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A connection that breaks while idle also emits 'error'; the query that follows reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
