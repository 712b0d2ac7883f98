import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Draws } from '../draws.js';
import { KILLED, type Replicas } from '../replicas.js';
import type { Fault } from './fault.js';

/** To each of them a transaction comes with something written: that of a sweep, of the grouping, of a training. */
const WRITTEN_LAST = ['series_checkpoints', 'series_checkpoints', 'incident_members', 'model_transitions'];
const PATIENCE_MS = 15_000;
const POLL_MS = 20;
const LATEST_MS = 4_000;
/** Longer than the server leaves a transaction alone. */
const HALTED_MS = 75_000;

const CUT_OFF_MS = 120_000;

/** A transaction of the process to be killed that has written something and is not over. */
const OPEN = `select pid, backend_xid::text as xid, query from pg_stat_activity
  where application_name = '${KILLED}' and backend_xid is not null`;

/** What was seen of the kills. */
export interface KillTally {
  nKills: number;
  /** Those before which the server showed an open transaction of the process, which had written something. */
  nInTransaction: number;
}

interface Killing {
  readonly replicas: Replicas;
  readonly databaseUrl: string;
  readonly draws: Draws;
  readonly tally: KillTally;
}

export function serviceFaults(
  killing: Killing,
): Readonly<Record<'atRandom' | 'inTransaction' | 'halted' | 'cutOff' | 'outOfMemory', Fault>> {
  return {
    atRandom: { name: 'service killed', happen: () => killAtRandom(killing) },
    inTransaction: { name: 'service killed in a transaction', happen: () => killInTransaction(killing) },
    cutOff: { name: 'service cut off from the database for two minutes', happen: () => cutOff(killing) },
    outOfMemory: { name: 'service at the limit of its memory', happen: () => exhaust(killing) },
    halted: { name: 'service halted in a transaction for 75 s', happen: () => halt(killing) },
  };
}

async function killAtRandom({ replicas, databaseUrl, draws, tally }: Killing): Promise<void> {
  const client = await connected(databaseUrl);
  try {
    await delay(draws.between(0, LATEST_MS));
    const { rowCount } = await client.query(OPEN);
    await replicas.kill();
    tally.nKills += 1;
    if (rowCount) tally.nInTransaction += 1;
  } finally {
    await client.end();
  }
  await replicas.startAgain();
}

/** A lock holds the transaction open where it would write last: without it, a kill can come a millisecond too late. */
async function killInTransaction({ replicas, databaseUrl, draws, tally }: Killing): Promise<void> {
  const [holder, watcher] = [await connected(databaseUrl), await connected(databaseUrl)];
  try {
    await holder.query('begin');
    await holder.query(`lock table ${draws.oneOf(WRITTEN_LAST)} in share mode`);
    const isOpen = await becomesOpen(watcher);
    await replicas.kill();
    tally.nKills += 1;
    if (isOpen) tally.nInTransaction += 1;
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
  await replicas.startAgain();
}

/** As of a process that is cut off, or whose machine stands still: it goes on in the middle of what others have done meanwhile. */
async function halt({ replicas, databaseUrl, draws }: Killing): Promise<void> {
  const [holder, watcher] = [await connected(databaseUrl), await connected(databaseUrl)];
  try {
    await holder.query('begin');
    await holder.query(`lock table ${draws.oneOf(WRITTEN_LAST)} in share mode`);
    await becomesOpen(watcher);
    replicas.halt();
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
  await delay(HALTED_MS);
  replicas.goOn();
}

async function exhaust({ replicas, draws }: Killing): Promise<void> {
  await delay(draws.between(0, LATEST_MS));
  await replicas.exhaust();
  await replicas.startAgain();
}

/** Neither answered nor refused, and connections of before never pass again. */
async function cutOff({ replicas: { line } }: Killing): Promise<void> {
  line.lose();
  await delay(CUT_OFF_MS);
  line.mend();
}

async function becomesOpen(watcher: pg.Client): Promise<boolean> {
  const untilMs = performance.now() + PATIENCE_MS;
  while (performance.now() < untilMs) {
    const { rowCount } = await watcher.query(`${OPEN} and wait_event_type = 'Lock'`);
    if (rowCount) return true;
    await delay(POLL_MS);
  }
  return false;
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
