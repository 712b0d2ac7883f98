import { createHash } from 'node:crypto';
import { assetNamed, type RunningSimulator, startSimulator } from '../../simulator/index.js';
import {
  createTestDatabase,
  freePort,
  openQueries,
  templateDatabase,
  temporaryFolder,
  type TestDatabase,
} from '../support/index.js';
import { type Arrivals, arrivals, postHistory } from './arrivals.js';
import { type Service, startService } from './service.js';
import { isApi } from './source.js';

export type { Answer, Service } from './service.js';

interface PlatformOptions {
  /** How far EMS Core's records go back. */
  readonly historyDays?: number;
  /** Nothing ever went wrong in them. */
  readonly isCalm?: boolean;
  /**
   * The assets that are monitored. Where metrics are read over the REST API, which has no requests for all of them, one is if nothing
   * is said, and all are where they are read from the database.
   */
  readonly watched?: readonly string[];
  /** Whether the service was never here before: the fixture then sees to it that it is started twice. */
  readonly isFresh?: boolean;
  /** ML_SCHEMA of the services; each source of metrics has its own. */
  readonly schema?: string;
}

type Fixture = Omit<PlatformOptions, 'isFresh'>;

/** As strict as the real one, with a past, and nothing new unless a spec says so. */
const SIMULATOR = { strict: true, live: false, condensedDays: 0 } as const;
/** The fleet has the same past in each run, so that no spec depends on the hour: of working days, which two days of history can be learned from. */
const LIKE = new Date('2026-11-26T22:00:00Z');
const HISTORY_DAYS = 2;

/** A database, a strict EMS Core simulator, and a way to start the service on them, repeatedly. */
export interface Platform extends Arrivals {
  readonly databaseUrl: string;
  readonly emsUrl: string;
  readonly simulator: RunningSimulator;
  readonly modelDirectory: string;
  /** Where the own tables are, and where those of the job queue are. */
  readonly schema: string;
  readonly jobSchema: string;
  /** Finds the own tables as the service does. */
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** With a PORT of its own it is one more replica. */
  startService(env?: Readonly<Record<string, string>>): Service;
  /** Ready, stopped, and ready once more: for fixtures whose first start is their own. */
  startTwice(env?: Readonly<Record<string, string>>): Promise<Service>;
  stopEmsCore(): Promise<void>;
  /** On the address it had. */
  startEmsCore(): Promise<void>;
  /** Ends all that runs, and leaves the database as it is. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Where it is not fresh, the service was here before, in another process and on another disk: it has trained, swept and
 * been stopped, so that every start of a spec is a later one.
 */
export async function startPlatform({
  isFresh = false,
  ...options
}: PlatformOptions = {}): Promise<Platform> {
  const template = isFresh ? await withHistory(options) : await afterFirstStart(options);
  return startPlatformOn(await createTestDatabase(template), options);
}

function past(): { readonly historyEnd: Date; readonly historyLike: Date } {
  return { historyEnd: new Date(String(process.env.TESTS_BEGAN_AT)), historyLike: LIKE };
}

/** What EMS Core has recorded before there was a service. */
function withHistory({ historyDays = HISTORY_DAYS, isCalm = false }: Fixture): Promise<string> {
  return templateDatabase(`template_history_${historyDays}${isCalm ? '_calm' : ''}`, async () => {
    const database = await createTestDatabase();
    const simulator = await startSimulator({
      ...SIMULATOR,
      ...past(),
      historyDays,
      isCalm,
      databaseUrl: database.url,
      port: await freePort(),
    });
    await simulator.close();
    return database;
  });
}

/** One for all specs of a run that want the same, made by the first of them. */
function afterFirstStart(options: Fixture): Promise<string> {
  const { watched, ...rest } = options;
  const what = JSON.stringify([globalThis.METRICS_SOURCE, rest, isApi() ? watched : undefined]);
  const name = `template_${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;
  return templateDatabase(name, async () => {
    const database = await createTestDatabase(await withHistory(options));
    const platform = await startPlatformOn(database, isApi() ? options : rest);
    try {
      const service = platform.startService();
      await service.ready();
      await service.end();
    } finally {
      await platform.leave();
    }
    return database;
  });
}

async function startPlatformOn(database: TestDatabase, options: Fixture): Promise<Platform> {
  const { watched = isApi() ? ['core-rtr-01'] : undefined, schema = isApi() ? 'public' : 'ml' } = options;
  const folder = temporaryFolder();
  const [port, emsPort] = [await freePort(), await freePort()];
  const start = (): Promise<RunningSimulator> =>
    startSimulator({
      ...SIMULATOR,
      ...past(),
      databaseUrl: database.url,
      port: emsPort,
      mlServiceUrl: `http://127.0.0.1:${port}`,
    });
  let simulator = await start();
  await simulator.catchUp();
  const { rows, end: endQueries } = openQueries(inSchema(database.url, schema));
  if (watched) await watchOnly(watched, rows);
  if (isApi()) await postHistory(rows);
  const services: Service[] = [];
  const platform: Platform = {
    databaseUrl: database.url,
    emsUrl: simulator.url,
    get simulator() {
      return simulator;
    },
    modelDirectory: folder.path,
    schema,
    jobSchema: schema === 'public' ? 'ems_ml_jobs' : schema,
    rows,
    ...arrivals(rows, () => simulator),
    startService: (env = {}) => {
      const service = startService(Number(env.PORT ?? port), {
        DATABASE_URL: database.url,
        ML_SCHEMA: schema,
        EMS_CORE_URL: simulator.url,
        MODEL_DIRECTORY: folder.path,
        METRICS_SOURCE: globalThis.METRICS_SOURCE,
        // The specs write past samples of incidents, which are to be announced.
        ANNOUNCE_PAST: 'true',
        TRAINING_HISTORY_SECONDS: '129600',
        // Each compiles what it computes with; the cores are those of other specs too.
        DETECTOR_THREADS: '1',
        // Seconds of a core for each start; a spec that wants them says so.
        FORECASTS_ENABLED: 'false',
        MAINTENANCE_ENABLED: 'false',
        // Over the REST API, eight requests for each asset: what remains of the hundred a minute is left to the specs.
        // From the database, a sweep each second would be a third of what all starts and specs cost.
        SWEEP_INTERVAL_SECONDS: isApi() ? '10' : '6',
        ...env,
      });
      services.push(service);
      return service;
    },
    startTwice: async (env) => {
      const first = platform.startService(env);
      await first.ready();
      await first.end();
      const second = platform.startService(env);
      await second.ready();
      return second;
    },
    stopEmsCore: () => simulator.close(),
    startEmsCore: async () => {
      simulator = await start();
    },
    leave: async () => {
      await Promise.all(services.map(({ program }) => program.stop()));
      await simulator.close();
      await endQueries();
      folder.remove();
    },
    stop: async () => {
      await platform.leave();
      await database.drop();
    },
  };
  return platform;
}

function inSchema(databaseUrl: string, schema: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${schema},public`);
  return url.href;
}

async function watchOnly(names: readonly string[], rows: Platform['rows']): Promise<void> {
  const ids = names.map((name) => `'${assetNamed(name).id}'`).join(', ');
  await rows(`update assets set "monitoringEnabled" = id in (${ids})`);
}
