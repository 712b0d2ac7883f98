import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { askHealth } from './health-watch.js';
import { unscoredOf } from './ledger/sample-sql.js';
import type { Replicas } from './replicas.js';

const ASK_EVERY_MS = 250;
/** How long is waited at all: a recovery that takes longer than it may is to have a figure too. */
const PATIENCE_MS = 120_000;
/** Samples older than this had their time before the fault. */
const LOOK_BACK_MS = 600_000;

export interface Recovery {
  /** Infinity if it never came. */
  readonly ms: number;
  /** What was waited for last. */
  readonly waitedFor: string;
}

/** Waits until both processes say that all is well and everything is scored that had arrived. */
export async function recovery(replicas: Replicas, pool: pg.Pool): Promise<Recovery> {
  const [startedMs, endedAt] = [performance.now(), new Date()];
  let waitedFor = 'nothing';
  while (performance.now() < startedMs + PATIENCE_MS) {
    replicas.check();
    const missing = (await unwell(replicas)) ?? (await unscored(pool, endedAt));
    if (missing === undefined) return { ms: performance.now() - startedMs, waitedFor };
    waitedFor = missing;
    await delay(ASK_EVERY_MS);
  }
  return { ms: Infinity, waitedFor };
}

async function unwell(replicas: Replicas): Promise<string | undefined> {
  const all = await Promise.all(replicas.urls.map(askHealth));
  const isWell = all.every(
    (one) => one !== undefined && one.status !== 'unhealthy' && one.database && one.emsCore,
  );
  if (isWell) return undefined;
  return all
    .map((one) => (one ? `${one.status}, database ${one.database}, EMS Core ${one.emsCore}` : 'no answer'))
    .join('; ');
}

async function unscored(pool: pg.Pool, arrivedBefore: Date): Promise<string | undefined> {
  const since = new Date(arrivedBefore.getTime() - LOOK_BACK_MS);
  try {
    const { rows } = await pool.query<{ n: number; example: string | null }>(unscoredOf(), [
      since,
      arrivedBefore,
    ]);
    const [{ n, example } = { n: 0, example: null }] = rows;
    return n === 0 ? undefined : `${n} samples, ${example}`;
  } catch (error) {
    return String(error);
  }
}
