import { once } from 'node:events';
import { setInterval, setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL } from './notify.js';
import { KEEP_ALIVE, searchPath } from './orm-options.js';
import type { Session } from './session-locks.js';

/** What a server that has gone without a word gets to say goodbye. */
const GOODBYE_MS = 1_000;

/** Without being asked for a sign of life, a connection that was lost would be listened on for ever. */
const PATIENCE = { signOfLifeMs: 10_000, patienceMs: 10_000 };

/** Receives what comes over a connection that listens. */
export interface NotificationReceiver {
  /** From now on nothing is missed; the connection may be asked other things too. */
  onListening(session: Session): void;
  onNotification(topic: string): void;
}

/**
 * Listens on a connection of its own until that breaks, or the signal aborts.
 *
 * @throws what the database says where it cannot listen
 */
export async function listen(
  database: { readonly url: string; readonly schema: string },
  receiver: NotificationReceiver,
  signal: AbortSignal,
  { signOfLifeMs, patienceMs } = PATIENCE,
): Promise<void> {
  const client = new pg.Client({
    connectionString: database.url,
    connectionTimeoutMillis: 5_000,
    query_timeout: patienceMs,
    ...KEEP_ALIVE,
    options: searchPath(database.schema),
    application_name: 'ems-ml-service notifications',
  });
  const done = new AbortController();
  const broken = new Promise<unknown>((resolve) => client.once('end', resolve));
  const stopped = once(signal, 'abort', { signal: done.signal });
  stopped.catch(() => undefined);
  // The end of the connection follows.
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => receiver.onNotification(payload ?? ''));
  const listening = begin(client).then(() =>
    receiver.onListening({ query: (text, values) => client.query(text, [...values]) }),
  );
  try {
    const lasting = listening.then(() =>
      Promise.race([broken, untilLost(client, signOfLifeMs, done.signal)]),
    );
    await Promise.race([lasting, stopped]);
  } finally {
    done.abort();
    listening.catch(() => undefined);
    await Promise.race([client.end(), delay(GOODBYE_MS, undefined, { ref: false })]);
  }
}

/** @throws what the database says, or that it says nothing */
async function untilLost(client: pg.Client, everyMs: number, isDone: AbortSignal): Promise<void> {
  for await (const _ of setInterval(everyMs, undefined, { ref: false, signal: isDone }))
    await client.query('select 1');
}

async function begin(client: pg.Client): Promise<void> {
  await client.connect();
  const { rows } = await client.query<{ channel: string }>(`select ${CHANNEL} as channel`);
  await client.query(`listen ${client.escapeIdentifier(rows[0]?.channel ?? '')}`);
}
