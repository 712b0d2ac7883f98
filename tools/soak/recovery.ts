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

/** Waits until both processes say that all is well and everything is scored that had arrived. @returns ms; Infinity if that never came */
export async function recovery(replicas: Replicas, pool: pg.Pool): Promise<number> {
  const [startedMs, endedAt] = [performance.now(), new Date()];
  while (performance.now() < startedMs + PATIENCE_MS) {
    replicas.check();
    if ((await areAllWell(replicas)) && (await isAllScored(pool, endedAt)))
      return performance.now() - startedMs;
    await delay(ASK_EVERY_MS);
  }
  return Infinity;
}

async function areAllWell(replicas: Replicas): Promise<boolean> {
  const all = await Promise.all(replicas.urls.map(askHealth));
  return all.every((one) => one !== undefined && one.status !== 'unhealthy' && one.database && one.emsCore);
}

async function isAllScored(pool: pg.Pool, arrivedBefore: Date): Promise<boolean> {
  const since = new Date(arrivedBefore.getTime() - LOOK_BACK_MS);
  try {
    const { rows } = await pool.query<{ n: number }>(unscoredOf(), [since, arrivedBefore]);
    return rows[0]?.n === 0;
  } catch {
    return false;
  }
}
