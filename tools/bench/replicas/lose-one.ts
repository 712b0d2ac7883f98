import { setTimeout as delay } from 'node:timers/promises';
import { type RunningReplica } from '../../stack/index.js';
import { type Fleet } from '../service/fleet.js';

const POLL_MS = 20;

/** Jobs of sweeps, as the queue has them. */
export const SWEEPS = `ems_ml_jobs.job where name = 'sweep'`;

interface Discrepancies {
  readonly nLost: number;
  readonly nDuplicate: number;
}

/** @returns who is left, and seconds from the kill until the last of its shards is in other hands */
export async function loseOne(
  fleet: Fleet,
  workers: readonly RunningReplica[],
  startAnother: () => Promise<RunningReplica>,
): Promise<{ readonly left: readonly RunningReplica[]; readonly takeoverSeconds: number }> {
  const [victim, ...others] = workers;
  if (!victim) throw new RangeError('workers: must be at least one');
  await takeAlone(fleet, victim, others);
  victim.child.kill('SIGKILL');
  const killedMs = Date.now();
  const left = others.length > 0 ? others : [await startAnother()];
  const takenOver = `${SWEEPS} and retry_count > 0`;
  await until(
    async () => (await fleet.count(`select count(*) from ${takenOver} and state = 'completed'`)) > 0,
    ...left,
  );
  const begunMs = await fleet.count(
    `select extract(epoch from max(started_on)) * 1000 as count from ${takenOver}`,
  );
  return { left, takeoverSeconds: (begunMs - killedMs) / 1000 };
}

/** Has a worker take shards while the others stand still, so that it surely has some in hand. */
async function takeAlone(
  fleet: Fleet,
  worker: RunningReplica,
  others: readonly RunningReplica[],
): Promise<void> {
  const nInHand = (): Promise<number> => fleet.count(`select count(*) from ${SWEEPS} and state = 'active'`);
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => others.forEach(({ child }) => child.kill(name));
  for (;;) {
    await until(async () => (await nInHand()) === 0, worker);
    signal('SIGSTOP');
    if ((await nInHand()) === 0) break;
    signal('SIGCONT');
  }
  await until(async () => (await nInHand()) > 0, worker);
  signal('SIGCONT');
}

/** Samples since then without a score, and scores beyond one for each. */
export async function discrepancies(fleet: Fleet, fromMs: number): Promise<Discrepancies> {
  const since = `to_timestamp(${fromMs / 1000})`;
  const samples = `
    select asset_id::text,
      case metric_type when 'cpu' then 'cpu_usage' when 'memory' then 'memory_usage' else metric_type end,
      timestamp at time zone 'UTC'
    from device_metrics_history where timestamp at time zone 'UTC' > ${since}`;
  const scores = `select "assetId", "metricName", timestamp from anomaly_scores where timestamp > ${since}`;
  const count = (one: string, other: string): Promise<number> =>
    fleet.count(`select count(*) from (${one} except all ${other}) d`);
  return { nLost: await count(samples, scores), nDuplicate: await count(scores, samples) };
}

export async function until(
  isDone: () => Promise<boolean>,
  ...replicas: readonly RunningReplica[]
): Promise<void> {
  while (!(await isDone().catch(() => false))) {
    for (const replica of replicas) {
      const failure = replica.failure();
      if (failure !== undefined) throw new Error(`A worker has ended. Its last lines:\n${failure}`);
    }
    await delay(POLL_MS);
  }
}
