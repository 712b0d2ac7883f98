import {
  assetNamed,
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.js';
import { createTestDatabase, freePort, query, temporaryFolder } from '../support/index.js';
import { type Arrivals, arrivals } from './arrivals.js';
import { type Service, startService } from './service.js';
import { isApi } from './source.js';

export type { Answer, Service } from './service.js';

export interface PlatformOptions extends Partial<SimulatorOptions> {
  /** The assets that are monitored where metrics are read over the REST API, which has no requests for all of them. */
  readonly watched?: readonly string[];
}

/** A database, a strict EMS Core look-alike and the means to start the service on them, again and again. */
export interface Platform extends Arrivals {
  readonly databaseUrl: string;
  readonly emsUrl: string;
  readonly simulator: RunningSimulator;
  readonly modelDirectory: string;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** With a PORT of its own it is one more replica. */
  startService(env?: Readonly<Record<string, string>>): Service;
  stopEmsCore(): Promise<void>;
  /** On the address it had. */
  startEmsCore(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPlatform({
  watched = ['core-rtr-01'],
  ...simulatorOptions
}: PlatformOptions = {}): Promise<Platform> {
  const database = await createTestDatabase();
  const folder = temporaryFolder();
  const [port, emsPort] = [await freePort(), await freePort()];
  const start = (): Promise<RunningSimulator> =>
    startSimulator({
      databaseUrl: database.url,
      strict: true,
      port: emsPort,
      live: false,
      historyDays: 3,
      mlServiceUrl: `http://127.0.0.1:${port}`,
      ...simulatorOptions,
    });
  let simulator = await start();
  const rows: Platform['rows'] = (sql) => query(database.url, sql);
  if (isApi()) await watchOnly(watched, rows);
  const services: Service[] = [];
  return {
    databaseUrl: database.url,
    emsUrl: simulator.url,
    get simulator() {
      return simulator;
    },
    modelDirectory: folder.path,
    rows,
    ...(await arrivals(rows, () => simulator)),
    startService: (env = {}) => {
      const service = startService(Number(env.PORT ?? port), {
        DATABASE_URL: database.url,
        EMS_CORE_URL: simulator.url,
        MODEL_DIRECTORY: folder.path,
        METRICS_SOURCE: globalThis.METRICS_SOURCE,
        // The specs tell of incidents by giving them a past.
        ANNOUNCE_PAST: 'true',
        TRAINING_HISTORY_SECONDS: '259200',
        // Over the REST API, eight requests for each asset: what remains of the hundred a minute is left to the specs.
        SWEEP_INTERVAL_SECONDS: isApi() ? '10' : '1',
        ...env,
      });
      services.push(service);
      return service;
    },
    stopEmsCore: () => simulator.close(),
    startEmsCore: async () => {
      simulator = await start();
    },
    stop: async () => {
      await Promise.all(services.map(({ program }) => program.stop()));
      await simulator.close();
      await database.drop();
      folder.remove();
    },
  };
}

async function watchOnly(names: readonly string[], rows: Platform['rows']): Promise<void> {
  const ids = names.map((name) => `'${assetNamed(name).id}'`).join(', ');
  await rows(`update assets set "monitoringEnabled" = id in (${ids})`);
}
