import { type RunningSimulator, type SimulatorOptions, startSimulator } from '../../../simulator/index.js';
import { createTestDatabase, openQueries } from '../../support/index.js';
import { caller, type Call } from './caller.js';

export interface SimulatorUnderTest {
  readonly simulator: RunningSimulator;
  readonly databaseUrl: string;
  readonly call: Call;
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** A strict platform with a fleet without a past, where nothing happens by itself, unless a spec asks for it. */
const quiet = {
  strict: true,
  port: 0,
  live: false,
  incidents: false,
  historyDays: 0,
  condensedDays: 0,
} as const;

export async function simulatorUnderTest(
  options: Omit<Partial<SimulatorOptions>, 'databaseUrl'> = {},
): Promise<SimulatorUnderTest> {
  const database = await createTestDatabase();
  const simulator = await startSimulator({ ...quiet, ...options, databaseUrl: database.url });
  const { rows, end } = openQueries(database.url);
  return {
    simulator,
    databaseUrl: database.url,
    call: caller(simulator.url),
    sql: rows,
    stop: async () => {
      await simulator.close();
      await end();
      await database.drop();
    },
  };
}
