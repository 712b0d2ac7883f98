import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Drops it, even with open connections. */
  drop(): Promise<void>;
}

/** A database for one spec, in the server that the global setup started: empty, or with all that the template holds. */
export async function createTestDatabase(template = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return {
    url: urlOf(name),
    drop: async () => {
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Templates that are there, as far as this spec knows. */
const templates = new Map<string, Promise<string>>();

/**
 * Makes a template once for all specs of a run, whichever of them wants it first.
 *
 * @param fill - makes a database that nobody is connected to any more when it is done
 */
export function templateDatabase(name: string, fill: () => Promise<TestDatabase>): Promise<string> {
  const known = templates.get(name) ?? findOrMake(name, fill);
  templates.set(name, known);
  known.catch(() => templates.delete(name));
  return known;
}

/** It has its name only when it is complete. */
async function findOrMake(name: string, fill: () => Promise<TestDatabase>): Promise<string> {
  if (!(await hasDatabase(server(), name))) await makeOnce(name, fill);
  return name;
}

async function makeOnce(name: string, fill: () => Promise<TestDatabase>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    if (await hasDatabase(client, name)) return;
    const filled = await fill();
    await client.query(`ALTER DATABASE ${new URL(filled.url).pathname.slice(1)} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}

async function hasDatabase(client: pg.Client | pg.Pool, name: string): Promise<boolean> {
  const { rows } = await client.query<object>('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rows.length > 0;
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('No test server: run this spec in the integration or e2e project.');
  return url;
}

/** Of this spec to the server: some make a database for each of their tests. */
let connection: pg.Pool | undefined;

function server(): pg.Pool {
  connection ??= new pg.Pool({ connectionString: serverUrl(), max: 1, allowExitOnIdle: true });
  // It is left open for the server to end.
  if (connection.listenerCount('error') === 0) connection.on('error', () => undefined);
  return connection;
}

async function onServer(sql: string): Promise<void> {
  await server().query(sql);
}

/** One statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

export interface Queries {
  /** One statement, or several with semicolons between and nothing to answer. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  end(): Promise<void>;
}

/** Statements on connections that stay open: a new one for each costs more than most statements do. */
export function openQueries(url: string): Queries {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A spec may end them all, or drop the database; what is asked next then has a connection of its own.
  pool.on('error', () => undefined);
  return {
    rows: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    end: () => pool.end(),
  };
}

/** Locks a table against reads and writes, or writes only. @returns a function that releases the lock */
export async function lockTable(
  url: string,
  table: string,
  mode: 'access exclusive' | 'exclusive' | 'share' = 'access exclusive',
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; lock table ${table} in ${mode} mode`);
  return () => client.end();
}
