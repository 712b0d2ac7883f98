import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { IMAGE_MEMORY } from '../bench/index.js';
import { startDatabaseProxy, type Stack, startStack } from '../stack/index.js';
import { Draws } from './draws.js';
import { type EmsCoreProxy, startEmsCoreProxy } from './ems-core-proxy.js';
import { databaseFaults, diskFaults } from './faults/database-faults.js';
import { emsCoreFaults } from './faults/ems-core-faults.js';
import type { Fault } from './faults/fault.js';
import { type KillTally, serviceFaults } from './faults/service-faults.js';
import { ExtraLoad, type LoadOutcome } from './extra-load.js';
import { Feeder } from './feeder.js';
import { HealthWatch } from './health-watch.js';
import type { Account } from './ledger/account.js';
import { isSettled, readLedger } from './ledger/read-ledger.js';
import { recovery } from './recovery.js';
import { Replicas } from './replicas.js';
import { Visitors } from './visitors.js';
import { Vitals } from './vitals/vitals.js';

/** For a stack that has something to do all the time: sweeps, deliveries, trainings, forecasts, drift. */
const SETTINGS = {
  ...IMAGE_MEMORY,
  SWEEP_INTERVAL_SECONDS: '2',
  EMS_CORE_TIMEOUT: '5',
  MODEL_RETRAIN_INTERVAL: '60',
  DRIFT_CHECK_INTERVAL: '120',
  TRAINING_HISTORY_SECONDS: '129600',
};

const HISTORY_DAYS = 2;
/** Kills in one round of all faults: an hour has more than a hundred, and each other fault twice or more. */
const KILLS_IN_TRANSACTION = 25;
const KILLS_AT_RANDOM = 20;
const REST_MS = [1_000, 6_000] as const;
/** EMS Core takes a hundred events a minute: what waits for that is not lost. */
const SETTLING_MS = 300_000;
const ASK_EVERY_MS = 1_000;
/** Of a recovery that takes longer is said what it waited for. */
const SAID_MS = 10_000;

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly clients: number;
  /** Without them it is a test of load alone. */
  readonly withFaults: boolean;
  /** Samples a second beyond those of the simulated fleet; then there are no faults. */
  readonly load: number;
  /** Faults whose name has this in it; all of them where it is empty. */
  readonly only: string;
}

/** A fault that happened, and what came of it. */
export interface Happened {
  readonly name: string;
  readonly recoveryMs: number;
  readonly isShown: boolean;
}

export interface SoakOutcome {
  readonly happened: readonly Happened[];
  readonly kills: KillTally;
  readonly accounts: readonly Account[];
  readonly visitors: Visitors;
  readonly livenessMs: readonly number[];
  readonly load: LoadOutcome | undefined;
  /** Whether nothing was broken. */
  readonly isOnlyLoad: boolean;
  readonly courses: ReturnType<Vitals['courses']>;
  /** From the last fault until nothing was on its way any more. */
  readonly settlingMs: number;
  readonly endMs: number;
}

type Report = (line: string) => void;

/** Runs the service on a database and an EMS Core that fail, under load, and counts afterwards. */
export async function soak(options: SoakOptions, report: Report): Promise<SoakOutcome> {
  report('Starting PostgreSQL, EMS Core and two processes of the service …');
  const stack = await startStack({ live: false, historyDays: HISTORY_DAYS, condensedDays: 0 });
  const proxy = await startEmsCoreProxy(stack.emsCoreUrl);
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 3, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  const line = await startDatabaseProxy(stack.databaseUrl);
  const replicas = new Replicas(stack, { ...SETTINGS, EMS_CORE_URL: proxy.url }, line);
  const load = options.load > 0 ? new ExtraLoad(stack.databaseUrl, options.load) : undefined;
  try {
    const since = new Date();
    await load?.prepare();
    await replicas.start();
    await recovery(replicas, pool);
    return await new Soak({ stack, proxy, pool, replicas, load }, options, report).run(since);
  } finally {
    await pool.end();
    await stack.stop();
    await proxy.close();
    await line.close();
  }
}

interface Parts {
  readonly stack: Stack;
  readonly proxy: EmsCoreProxy;
  readonly pool: pg.Pool;
  readonly replicas: Replicas;
  readonly load: ExtraLoad | undefined;
}

class Soak {
  private readonly kills: KillTally = { nKills: 0, nInTransaction: 0 };
  private readonly happened: Happened[] = [];
  private readonly health: HealthWatch;
  private readonly startedMs = performance.now();
  private readonly draws: Draws;

  constructor(
    private readonly parts: Parts,
    private readonly options: SoakOptions,
    private readonly report: Report,
  ) {
    this.draws = new Draws(options.seed);
    this.health = new HealthWatch(parts.replicas.steadyUrl);
  }

  async run(since: Date): Promise<SoakOutcome> {
    const { stack, pool, replicas } = this.parts;
    const { minutes, clients, withFaults } = this.options;
    const untilMs = this.startedMs + minutes * 60_000;
    const [isOver, isFed] = [new AbortController(), new AbortController()];
    const visitors = new Visitors(replicas, new Draws(this.options.seed + 1));
    const vitals = new Vitals(replicas.steadyPid, pool);
    const feeding = new Feeder(stack, new Draws(this.options.seed + 2)).feed(isFed.signal);
    const watching = Promise.all([
      visitors.visit(clients, isOver.signal),
      this.health.watch(isOver.signal),
      vitals.watch(isOver.signal),
    ]);
    let load: LoadOutcome | undefined;
    try {
      load = await (withFaults ? this.breakThings(untilMs) : this.onlyLoad(untilMs));
    } finally {
      isOver.abort();
      isFed.abort();
      await Promise.all([feeding, watching]);
    }
    const { accounts, settlingMs } = await this.settled(since);
    return {
      happened: this.happened,
      kills: this.kills,
      accounts,
      visitors,
      livenessMs: this.health.livenessMs,
      load,
      isOnlyLoad: !withFaults,
      courses: vitals.courses(),
      settlingMs,
      endMs: await this.endWithOpenStreams(),
    };
  }

  private async onlyLoad(untilMs: number): Promise<LoadOutcome | undefined> {
    const { load, replicas } = this.parts;
    if (load) return load.run(untilMs, this.health, replicas.steadyUrl);
    while (performance.now() < untilMs) {
      replicas.check();
      await delay(ASK_EVERY_MS);
    }
    return undefined;
  }

  private async breakThings(untilMs: number): Promise<undefined> {
    while (performance.now() < untilMs)
      for (const fault of this.draws.shuffled(await this.round())) {
        if (performance.now() >= untilMs) return;
        await delay(this.draws.between(...REST_MS));
        await this.breakOne(fault);
      }
  }

  /** Each kind of fault once, and kills. */
  private async round(): Promise<readonly Fault[]> {
    const { stack, proxy, replicas } = this.parts;
    const { draws, kills: tally } = this;
    const kills = serviceFaults({ replicas, databaseUrl: stack.databaseUrl, draws, tally });
    const all = [
      ...Array.from({ length: KILLS_IN_TRANSACTION }, () => kills.inTransaction),
      ...Array.from({ length: KILLS_AT_RANDOM }, () => kills.atRandom),
      kills.halted,
      kills.cutOff,
      kills.outOfMemory,
      ...databaseFaults(stack.database, draws),
      ...(await diskFaults(stack.database)),
      ...emsCoreFaults(proxy, draws),
    ];
    const chosen = all.filter(({ name }) => name.includes(this.options.only));
    if (chosen.length === 0) throw new Error(`There is no fault "${this.options.only}"`);
    return chosen;
  }

  private async breakOne(fault: Fault): Promise<void> {
    this.health.beginFault();
    await fault.happen();
    const isShown = this.health.hasShown(fault.shownBy);
    const { ms: recoveryMs, waitedFor } = await recovery(this.parts.replicas, this.parts.pool);
    this.happened.push({ name: fault.name, recoveryMs, isShown });
    const minutes = ((performance.now() - this.startedMs) / 60_000).toFixed(1);
    const unseen = isShown ? '' : ', and health did not show it';
    const last = recoveryMs > SAID_MS ? `; last waited for: ${waitedFor}` : '';
    this.report(
      `${minutes} min  ${fault.name}: well after ${(recoveryMs / 1000).toFixed(1)} s${last}${unseen}`,
    );
  }

  private async settled(
    since: Date,
  ): Promise<{ readonly accounts: readonly Account[]; readonly settlingMs: number }> {
    const startedMs = performance.now();
    this.report('Waiting until nothing is on its way any more …');
    await recovery(this.parts.replicas, this.parts.pool);
    let accounts = await readLedger(this.parts.pool, since);
    while (!isSettled(accounts) && performance.now() < startedMs + SETTLING_MS) {
      await delay(ASK_EVERY_MS);
      accounts = await readLedger(this.parts.pool, since);
    }
    return { accounts, settlingMs: performance.now() - startedMs };
  }

  /** As it is ended while dashboards are open. */
  private async endWithOpenStreams(): Promise<number> {
    const { replicas } = this.parts;
    const streams = replicas.urls.flatMap((url) => [`${url}/api/v1/stream`, `${url}/api/v1/stream`]);
    const open = await Promise.all(streams.map((url) => fetch(url)));
    const ended = await replicas.end();
    for (const { body } of open) await body?.cancel().catch(() => undefined);
    return ended;
  }
}
