import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../launcher/ports.js';
import { type RunningSimulator, type SimulatorOptions, startSimulator } from '../../simulator/index.js';
import { StackDatabase } from './stack-database.js';

const PATIENCE_MS = 10_000;
const LAST_LINES = 15;

/** A database and a simulated EMS Core of the replay's own, and the built service on them. */
export interface Stack {
  readonly databaseUrl: string;
  readonly database: StackDatabase;
  readonly emsCoreUrl: string;
  readonly serviceUrl: string;
  readonly logPath: string;
  /** @param preload - a module loaded into the service before its own */
  startService(env: Readonly<Record<string, string>>, preload?: string): ChildProcess;
  stopService(): Promise<unknown>;
  /** One more process of the service, on a port of its own. */
  startReplica(env: Readonly<Record<string, string>>): Promise<RunningReplica>;
  /** @returns the last lines of the service's log when it has ended by itself */
  serviceFailure(): string | undefined;
  stopEmsCore(): Promise<void>;
  /** On the address it had. */
  startEmsCore(): Promise<void>;
  /** Writes one sample of each series of the simulated fleet. */
  sampleAt(at: Date): Promise<number>;
  stop(): Promise<void>;
}

/** What the simulated EMS Core holds of its own; nothing without them. */
type SimulatedLife = Pick<SimulatorOptions, 'live' | 'historyDays' | 'condensedDays'>;

/** Nothing: whoever measures brings its own. */
const NO_LIFE: SimulatedLife = { live: false, historyDays: 0, condensedDays: 0 };

export async function startStack(life: SimulatedLife = NO_LIFE): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'ems-replay-'));
  const database = await StackDatabase.start(join(folder, 'postgres'));
  const port = await freePort();
  const emsCore = await startEmsCore(database.url, `http://127.0.0.1:${port}`, life);
  const settings = {
    PORT: String(port),
    DATABASE_URL: database.url,
    EMS_CORE_URL: emsCore.url,
    MODEL_DIRECTORY: join(folder, 'models'),
    // One address asks as much here as all users of an installation together.
    RATE_LIMIT_PER_MINUTE: '0',
    // A replay is about what is past at its start.
    ANNOUNCE_PAST: 'true',
  };
  const logPath = join(folder, 'service.log');
  const processes = processesOf(settings, logPath);
  return {
    ...processes,
    databaseUrl: database.url,
    database,
    emsCoreUrl: emsCore.url,
    serviceUrl: `http://127.0.0.1:${port}`,
    logPath,
    stopEmsCore: () => emsCore.stop(),
    startEmsCore: () => emsCore.start(),
    sampleAt: (at) => emsCore.sampleAt(at),
    stop: async () => {
      await processes.stopAll();
      await emsCore.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Processes = Pick<Stack, 'startService' | 'stopService' | 'startReplica' | 'serviceFailure'>;

function processesOf(
  settings: Readonly<Record<string, string>>,
  logPath: string,
): Processes & { stopAll(): Promise<unknown> } {
  let service: RunningService | undefined;
  const running: RunningService[] = [];
  const run = (...how: Parameters<typeof runService>): RunningService => {
    const started = runService(...how);
    running.push(started);
    return started;
  };
  return {
    startService: (env, preload) => {
      service = run({ ...settings, ...env }, logPath, preload);
      return service.child;
    },
    startReplica: async (env) => {
      const port = String(await freePort());
      const replica = run({ ...settings, ...env, PORT: port }, `${logPath}.${port}`);
      return { ...replica, url: `http://127.0.0.1:${port}` };
    },
    stopService: async () => service?.stop(),
    serviceFailure: () => service?.failure(),
    stopAll: () => Promise.all(running.map((one) => one.stop())),
  };
}

/** A simulator that can be stopped and started again on the same address. */
async function startEmsCore(databaseUrl: string, mlServiceUrl: string, life: SimulatedLife) {
  const port = await freePort();
  const run = (): Promise<RunningSimulator> =>
    startSimulator({ databaseUrl, strict: true, port, ...life, mlServiceUrl });
  let simulator = await run();
  return {
    url: simulator.url,
    stop: () => simulator.close(),
    start: async () => {
      simulator = await run();
    },
    sampleAt: (at: Date) => simulator.sampleAt(at),
  };
}

interface RunningService {
  readonly child: ChildProcess;
  failure(): string | undefined;
  stop(): Promise<unknown>;
}

export interface RunningReplica extends RunningService {
  readonly url: string;
}

function runService(
  env: Readonly<Record<string, string>>,
  logPath: string,
  preload?: string,
): RunningService {
  const urlOf = (path: string): URL => new URL(path, import.meta.url);
  const log = openSync(logPath, 'w');
  const preloads = [
    urlOf('../../launcher/exit-with-launcher.js').href,
    ...(preload === undefined ? [] : [preload]),
  ];
  const child = spawn(
    process.execPath,
    [...preloads.flatMap((module) => ['--import', module]), fileURLToPath(urlOf('../../service/main.js'))],
    { env: { ...process.env, ...env }, stdio: ['ignore', log, log, 'ipc'], detached: true },
  );
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => child.once('close', resolve)).then(() => (hasEnded = true));
  return {
    child,
    failure: () =>
      hasEnded ? readFileSync(logPath, 'utf8').split('\n').slice(-LAST_LINES).join('\n') : undefined,
    stop: () => {
      if (hasEnded) return Promise.resolve();
      const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      child.kill('SIGTERM');
      return ended.finally(() => clearTimeout(insist));
    },
  };
}
