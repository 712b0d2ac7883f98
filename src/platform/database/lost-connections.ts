import type { Socket } from 'node:net';
import pg, { type ClientBase, type Pool } from 'pg';

/** In what times a connection is found lost. */
interface Patience {
  /** Without a byte from the server, although it was asked something. */
  readonly silentMs: number;
  readonly lookEveryMs: number;
  /** For the question after it, on a connection of its own. */
  readonly askMs: number;
}

const PATIENCE: Patience = { silentMs: 15_000, lookEveryMs: 3_000, askMs: 5_000 };

/** As far as the server knows: at work, and waiting for its client neither to ask nor to take an answer. It may have been set to know nothing (`track_activities`). */
const AT_WORK = `select pid from pg_stat_activity where pid = any($1::int[])
  and (state = 'disabled' or state = 'active' and coalesce(wait_event, '') not in ('ClientRead', 'ClientWrite'))`;

/**
 * Ends the connections of a pool on which an answer is waited for that the server has long given, or was never asked for: a network that was away, or a
 * firewall that has forgotten them, is noticed by neither side, and whoever waits would do so until the system's own timers end it after a quarter of an hour. A
 * statement may last as long as it likes: nothing is ended while the server is at work on it, or does not answer.
 */
export function endLostConnections(pool: Pool, patience = PATIENCE): void {
  const inUse = new Map<ClientBase, Silence>();
  pool.on('acquire', (client) => inUse.set(client, silenceOf(client)));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('remove', (client) => inUse.delete(client));
  let isAsking = false;
  const look = async (): Promise<void> => {
    const silent = silentOf(inUse, patience.silentMs);
    if (isAsking || silent.length === 0) return;
    isAsking = true;
    const atWork = await askWhoIsAtWork(silent, pool.options.connectionString, patience.askMs);
    isAsking = false;
    for (const client of silent)
      if (atWork?.has(partsOf(client).processID) === false && hasNoAnswer(client, inUse.get(client)))
        partsOf(client).connection.stream.destroy();
  };
  const timer = setInterval(() => void look(), patience.lookEveryMs).unref();
  const end = pool.end.bind(pool);
  pool.end = () => {
    clearInterval(timer);
    return end();
  };
}

/** Since when nothing has come. */
interface Silence {
  readonly bytesRead: number;
  readonly sinceMs: number;
}

function silenceOf(client: ClientBase): Silence {
  return { bytesRead: partsOf(client).connection.stream.bytesRead, sinceMs: performance.now() };
}

function silentOf(inUse: Map<ClientBase, Silence>, silentMs: number): readonly ClientBase[] {
  for (const [client, silence] of inUse)
    if (!hasNoAnswer(client, silence)) inUse.set(client, silenceOf(client));
  const beforeMs = performance.now() - silentMs;
  return [...inUse].filter(([, { sinceMs }]) => sinceMs <= beforeMs).map(([client]) => client);
}

/** Whether it waits for an answer of which nothing has come; a cursor that is idle waits for its reader. */
function hasNoAnswer(client: ClientBase, silence: Silence | undefined): boolean {
  const { connection, _activeQuery: query } = partsOf(client);
  return query !== null && query.state !== 'idle' && connection.stream.bytesRead === silence?.bytesRead;
}

/** @returns undefined where the server does not answer, or something stands between that has process ids of its own */
async function askWhoIsAtWork(
  clients: readonly ClientBase[],
  connectionString: string | undefined,
  askMs: number,
): Promise<ReadonlySet<number> | undefined> {
  const asker = new pg.Client({ connectionString, connectionTimeoutMillis: askMs, query_timeout: askMs });
  asker.on('error', () => undefined);
  try {
    await asker.connect();
    const { rows: self } = await asker.query<{ pid: number }>('select pg_backend_pid() as pid');
    if (self[0]?.pid !== partsOf(asker).processID) return undefined;
    const pids = clients.map((client) => partsOf(client).processID);
    const { rows } = await asker.query<{ pid: number }>(AT_WORK, [pids]);
    return new Set(rows.map(({ pid }) => pid));
  } catch {
    return undefined;
  } finally {
    asker.end().catch(() => undefined);
  }
}

/** What a client has and its types do not say. */
interface ClientParts {
  readonly processID: number;
  readonly connection: { readonly stream: Socket };
  readonly _activeQuery: { readonly state?: string } | null;
}

function partsOf(client: ClientBase): ClientParts {
  return client as unknown as ClientParts;
}
