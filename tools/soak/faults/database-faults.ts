import { open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { StackDatabase } from '../../stack/index.js';
import type { Draws } from '../draws.js';
import { KILLED, STEADY } from '../replicas.js';
import type { Fault } from './fault.js';

const PAUSE_MS = 30_000;
const CROWDED_MS = 15_000;
/** Health is asked often enough to see an absence of this length. */
const ABSENCE_MS = [8_000, 15_000] as const;
/** More than the server has. */
const MOST_CONNECTIONS = 200;

const FULL_MS = 10_000;
/** A file system of at most this size was made for the soak: no other is filled. */
const SMALL_BYTES = 4 * 2 ** 30;
const FILLED_BY_BYTES = 2 ** 20;

/** Of the processes of the service, not of EMS Core and the soak. */
const OF_THE_SERVICE = `application_name in ('${KILLED}', '${STEADY}') or application_name like 'ems-ml-service%'`;

export function databaseFaults(database: StackDatabase, draws: Draws): readonly Fault[] {
  return [
    {
      name: 'database killed',
      shownBy: 'database',
      happen: async () => {
        await database.crash();
        await delay(draws.between(...ABSENCE_MS));
        await database.startAgain();
      },
    },
    {
      name: 'database restarted',
      happen: async () => {
        await database.stop();
        await database.startAgain();
      },
    },
    {
      name: 'database paused for 30 s',
      shownBy: 'database',
      happen: async () => {
        database.pause();
        await delay(PAUSE_MS);
        database.resume();
      },
    },
    { name: 'connections to the database reset', happen: () => endConnections(database.url) },
    { name: 'database out of connections', happen: () => crowd(database.url) },
  ];
}

/** There where the data are on a small file system of their own, as TMPDIR says. */
export async function diskFaults(database: StackDatabase): Promise<readonly Fault[]> {
  const { blocks, bsize } = await statfs(database.folder);
  if (blocks * bsize > SMALL_BYTES) return [];
  return [{ name: 'disk full', happen: () => fill(database) }];
}

/** Until nothing more goes in, then for a while; a server that has given up is started again. */
async function fill(database: StackDatabase): Promise<void> {
  const path = join(dirname(database.folder), 'filler');
  const filler = await open(path, 'w');
  try {
    const piece = Buffer.alloc(FILLED_BY_BYTES);
    for (;;) await filler.write(piece);
  } catch {
    await delay(FULL_MS);
  } finally {
    await filler.close();
    await rm(path);
  }
  await database.startIfEnded();
}

async function endConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${OF_THE_SERVICE}`);
  await client.end();
}

/** Takes every connection there is, those of the service first. */
async function crowd(url: string): Promise<void> {
  const held: pg.Client[] = [];
  try {
    await endConnections(url);
    while (held.length < MOST_CONNECTIONS) {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      held.push(client);
    }
  } catch {
    // None is left.
  }
  await delay(CROWDED_MS);
  await Promise.all(held.map((client) => client.end()));
}
