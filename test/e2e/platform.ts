import { type RunningSimulator, type SimulatorOptions, startSimulator } from '../../simulator/index.js';
import {
  createTestDatabase,
  freePort,
  type Program,
  query,
  startProgram,
  temporaryFolder,
  waitFor,
} from '../support/index.js';

const START_LIMIT_MS = 60_000;

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The built service as a process of its own. */
export interface Service {
  readonly url: string;
  readonly program: Program;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Waits until it has trained and swept. */
  ready(): Promise<void>;
}

/** A database, a simulated EMS Core and the means to start the service on them, again and again. */
export interface Platform {
  readonly databaseUrl: string;
  readonly simulator: RunningSimulator;
  readonly modelDirectory: string;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  startService(env?: Readonly<Record<string, string>>): Service;
  stop(): Promise<void>;
}

export async function startPlatform(options: Partial<SimulatorOptions> = {}): Promise<Platform> {
  const database = await createTestDatabase();
  const folder = temporaryFolder();
  const port = await freePort();
  const simulator = await startSimulator({
    databaseUrl: database.url,
    port: 0,
    live: false,
    historyDays: 3,
    rateLimit: 100_000,
    faults: true,
    mlServiceUrl: `http://127.0.0.1:${port}`,
    ...options,
  });
  const services: Service[] = [];
  return {
    databaseUrl: database.url,
    simulator,
    modelDirectory: folder.path,
    rows: (sql) => query(database.url, sql),
    startService: (env = {}) => {
      const service = serviceOf(port, {
        DATABASE_URL: database.url,
        EMS_CORE_URL: simulator.url,
        MODEL_DIRECTORY: folder.path,
        TRAINING_HISTORY_SECONDS: '259200',
        SWEEP_INTERVAL_SECONDS: '1',
        ...env,
      });
      services.push(service);
      return service;
    },
    stop: async () => {
      await Promise.all(services.map(({ program }) => program.stop()));
      await simulator.close();
      await database.drop();
      folder.remove();
    },
  };
}

function serviceOf(port: number, env: Readonly<Record<string, string>>): Service {
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram({ script: 'dist/src/main.js', env: { PORT: String(port), ...env } });
  return {
    url,
    program,
    get: async (path) => read(await fetch(`${url}${path}`)),
    post: async (path, body) => read(await fetch(`${url}${path}`, jsonPost(body))),
    delete: async (path) => read(await fetch(`${url}${path}`, { method: 'DELETE' })),
    ready: async () => {
      await program.outputMatches(/Ready: /, { timeoutMs: START_LIMIT_MS });
      await waitFor(async () => (await fetch(`${url}/health`)).ok, { what: 'the service to answer' });
    },
  };
}

function jsonPost(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, headers: response.headers, body };
}
