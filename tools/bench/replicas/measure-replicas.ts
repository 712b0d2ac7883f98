import { setTimeout as delay } from 'node:timers/promises';
import { type RunningReplica, type Stack, startStack } from '../../stack/index.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { IMAGE_MEMORY } from '../service/service-under-test.js';
import { discrepancies, loseOne, SWEEPS, until } from './lose-one.js';
import { countTicks, type TickFigures } from './count-ticks.js';
import { cpuSeconds, serverCpuSeconds } from './cpu-time.js';

const HOUR_MS = 3_600_000;
/** Before the backlog, to learn from. */
const HISTORY_HOURS = 2;
const SWEEP_S = 2;
/** Duration in which each series gets a new sample between two sweeps. */
const TICKS_S = 40;
const POLL_MS = 20;
const LOOKS = 100;

const SETTINGS = {
  ROLES: 'worker',
  ...IMAGE_MEMORY,
  SWEEP_INTERVAL_SECONDS: String(SWEEP_S),
  TRAINING_HISTORY_SECONDS: '14400',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
  MODEL_RETRAIN_INTERVAL: '315360000',
};

/** A fixed backlog, and how many share it. */
interface ReplicaPlan {
  readonly nWorkers: number;
  readonly nSeries: number;
  readonly backlogHours: number;
}

export interface ReplicaFigures extends TickFigures {
  readonly nWorkers: number;
  readonly nSamples: number;
  /** From the first shard begun to the last one done. */
  readonly seconds: number;
  readonly samplesPerSecond: number;
  /** Shards of the backlog by worker, fewest and most. */
  readonly fewestShards: number;
  readonly mostShards: number;
  /** Processor time a sample of the backlog. */
  readonly workerMicroseconds: number;
  readonly databaseMicroseconds: number;
  /** The same while each series has one new sample a sweep. */
  readonly liveWorkerMicroseconds: number;
  readonly liveDatabaseMicroseconds: number;
  readonly nLost: number;
  readonly nDuplicate: number;
  /** From a kill -9 of a worker with shards in hand until another one has begun the last of them. */
  readonly takeoverSeconds: number;
}

/** Lets some workers share a backlog, then live through ticks, then loses one of them with a second backlog in hand. */
export async function measureReplicas(
  plan: ReplicaPlan,
  report: (line: string) => void,
): Promise<ReplicaFigures> {
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const assets = plan.nSeries / METRICS.length;
  const hours = plan.backlogHours;
  const stepMs = STEP_SECONDS * 1000;
  const endMs = Math.floor(Date.now() / stepMs) * stepMs;
  const [firstMs, secondMs] = [endMs - 2 * hours * HOUR_MS, endMs - hours * HOUR_MS];
  try {
    report(`${plan.nWorkers} worker(s): loading ${plan.nSeries} series …`);
    await prepare(stack, fleet, assets, new Date(firstMs));
    const nSamples = await fleet.addSamples({ assets, hours }, new Date(secondMs));
    await fleet.settle();
    report('sharing the backlog …');
    const { workers, figures } = await share(stack, fleet, plan.nWorkers, nSamples);
    await fleet.addSamples({ assets, hours }, new Date(endMs));
    report('killing one …');
    const { left, takeoverSeconds } = await loseOne(fleet, workers, () => stack.startReplica(SETTINGS));
    await until(async () => (await discrepancies(fleet, firstMs)).nLost === 0, ...left);
    report('living on …');
    const ticks = await live(fleet, left, assets);
    await until(async () => (await discrepancies(fleet, firstMs)).nLost === 0, ...left);
    return {
      nWorkers: plan.nWorkers,
      nSamples,
      ...figures,
      ...ticks,
      takeoverSeconds,
      ...(await discrepancies(fleet, firstMs)),
    };
  } finally {
    await fleet.close();
    await stack.stop();
  }
}

/** A model, and everything swept up to where the first backlog begins. */
async function prepare(stack: Stack, fleet: Fleet, assets: number, from: Date): Promise<void> {
  await fleet.addAssets(assets);
  await fleet.addSamples({ assets, hours: HISTORY_HOURS }, from);
  await fleet.settle();
  const lookbackSeconds = Math.ceil((Date.now() - from.getTime()) / 1000) + HISTORY_HOURS * 3600;
  const first = await stack.startReplica({
    ...SETTINGS,
    FIRST_SWEEP_LOOKBACK_SECONDS: String(lookbackSeconds),
  });
  await until(async () => (await fleet.count(SWEPT)) === assets * METRICS.length, first);
  await first.stop();
  await fleet.run('truncate ems_ml_jobs.job');
}

const SWEPT = `select count(*) from series_checkpoints where slot = 'live'`;

async function share(stack: Stack, fleet: Fleet, nWorkers: number, nSamples: number) {
  const before = await fleet.count(SCORES);
  const [, databaseFromS] = await processorTimes(fleet, []);
  const workers = await Promise.all(Array.from({ length: nWorkers }, () => stack.startReplica(SETTINGS)));
  await until(async () => (await fleet.count(SCORES)) - before >= nSamples, ...workers);
  const [workerS, databaseS] = await processorTimes(fleet, workers);
  const shards = await Promise.all(workers.map(sweptBy));
  await until(async () => (await fleet.count(`${BACKLOG} and completed_on is null`)) === 0, ...workers);
  const seconds = await fleet.count(
    BACKLOG.replace('count(*)', 'extract(epoch from max(completed_on) - min(started_on)) as count'),
  );
  return {
    workers,
    figures: {
      seconds,
      samplesPerSecond: nSamples / seconds,
      fewestShards: shards.reduce((least, one) => Math.min(least, one)),
      mostShards: shards.reduce((most, one) => Math.max(most, one)),
      workerMicroseconds: (1e6 * workerS) / nSamples,
      databaseMicroseconds: (1e6 * (databaseS - databaseFromS)) / nSamples,
    },
  };
}

const SCORES = 'select count(*) from anomaly_scores';
/** Its shards are those of the first slot: there were no jobs before. */
const BACKLOG = `select count(*) from ${SWEEPS} and singleton_on = (select min(singleton_on) from ${SWEEPS})`;

/** What the queue says of each slot, the workers of themselves, and the kernel of both. */
async function live(fleet: Fleet, workers: readonly RunningReplica[], assets: number) {
  const excessBefore = await steadyExcess(fleet, workers);
  const times = await processorTimes(fleet, workers);
  const startedMs = Date.now();
  let nSamples = 0;
  while (Date.now() - startedMs < TICKS_S * 1000) {
    nSamples += await fleet.addSamples({ assets, hours: STEP_SECONDS / 3600 }, new Date());
    await delay(SWEEP_S * 1000);
  }
  const spent = (await processorTimes(fleet, workers)).map((after, n) => after - times[n]!);
  const ticks = await countTicks(fleet, {
    sweepSeconds: SWEEP_S,
    fromSecondsAgo: TICKS_S - SWEEP_S,
    untilSecondsAgo: 2 * SWEEP_S,
  });
  const extra = (await steadyExcess(fleet, workers)) - excessBefore;
  return {
    ...ticks,
    nDoubled: ticks.nDoubled + Math.max(0, extra),
    nSkipped: ticks.nSkipped + Math.max(0, -extra),
    liveWorkerMicroseconds: (1e6 * spent[0]!) / nSamples,
    liveDatabaseMicroseconds: (1e6 * spent[1]!) / nSamples,
  };
}

/** @returns seconds of all workers, seconds of the database */
async function processorTimes(
  fleet: Fleet,
  workers: readonly RunningReplica[],
): Promise<readonly [number, number]> {
  const backend = await fleet.count('select pg_backend_pid() as count');
  return [workers.reduce((sum, { child }) => sum + cpuSeconds(child.pid ?? 0), 0), serverCpuSeconds(backend)];
}

/** @returns jobs done according to the workers, minus jobs completed according to the queue */
async function excess(fleet: Fleet, workers: readonly RunningReplica[]): Promise<number> {
  const logged = (await Promise.all(workers.map(sweptBy))).reduce((sum, n) => sum + n, 0);
  return logged - (await fleet.count(`select count(*) from ${SWEEPS} and state = 'completed'`));
}

/** Jobs in hand blur it; what comes back most often does not. */
async function steadyExcess(fleet: Fleet, workers: readonly RunningReplica[]): Promise<number> {
  const counts = new Map<number, number>();
  for (let look = 0; look < LOOKS; look += 1) {
    const one = await excess(fleet, workers);
    counts.set(one, (counts.get(one) ?? 0) + 1);
    await delay(POLL_MS);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0];
}

async function sweptBy({ url }: RunningReplica): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^ems_ml_sweep_duration_seconds_count (\d+)$/m.exec(text)?.[1]);
}
