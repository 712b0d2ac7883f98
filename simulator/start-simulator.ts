import { type AddressInfo } from 'node:net';
import { type Server } from 'node:http';
import { type INestApplication } from '@nestjs/common';
import { Database, reachDatabase } from './database/index.js';
import { type Fault, FaultSwitch } from './faults/index.js';
import { listen } from './http-server.js';
import { type Incident } from './incidents/index.js';
import { LiveClock, LiveSampler } from './live/index.js';
import { catalogueOf, catchUp, fleetOf, grownFrom, prepareDatabase } from './seed/index.js';
import { completeSettings, type SimulatorSettings } from './settings.js';
import { type Catalogue } from './signals/index.js';
import { makePlant, Plant, plantOf } from './wear/index.js';

export type SimulatorOptions = Pick<SimulatorSettings, 'databaseUrl'> & Partial<SimulatorSettings>;

export interface RunningSimulator {
  readonly url: string;
  readonly assets: number;
  readonly series: number;
  /** Assets of the plant, which wear out. */
  readonly wearAssets: number;
  readonly outcome: 'seeded' | 'continued';
  /** Fills what was missed while no simulator ran, as a live round would; returns how many rounds. */
  catchUp(): Promise<number>;
  /** Writes one sample per series, as a live round would; returns how many. */
  sampleAt(at: Date): Promise<number>;
  /** Lets the plant wear until an instant, as live rounds would. */
  wearUntil(at: Date): Promise<void>;
  /** Records incidents and lets later samples show them. */
  beginIncidents(incidents: readonly Incident[]): Promise<void>;
  /** Needs the setting `faults`. */
  setFault(fault: Fault): void;
  close(): Promise<void>;
}

type Report = (line: string) => void;

export async function startSimulator(
  options: SimulatorOptions,
  report: Report = () => undefined,
): Promise<RunningSimulator> {
  const settings = completeSettings(options);
  const database = new Database(settings.databaseUrl);
  try {
    await reachDatabase(database);
    return await run(settings, database, report);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function run(
  settings: SimulatorSettings,
  database: Database,
  report: Report,
): Promise<RunningSimulator> {
  const outcome = await prepareDatabase(database, settings);
  const grownFromMs = settings.condensedDays > 0 ? await grownFrom(database) : undefined;
  const catalogue = catalogueOf(settings, await fleetOf(database), grownFromMs);
  const sampler = new LiveSampler(database, catalogue, settings.intervalSeconds);
  const wearing = await plantOf(database, makePlant(settings.wearAssets, settings.seed));
  const plant = new Plant(database, wearing);
  const clock = new LiveClock(database, catalogue, { sampler, plant }, settings, report);
  if (settings.live) {
    await catchUp(database, catalogue, new Date());
    await plant.continueTo(new Date());
  }
  await sampler.resume(new Date());
  const app = await listen(settings, database);
  if (settings.live) {
    clock.start();
  }
  return {
    url: `http://localhost:${portOf(app)}`,
    outcome,
    ...sizesOf(catalogue),
    wearAssets: wearing.length,
    catchUp: () => catchUp(database, catalogue, new Date()),
    sampleAt: (at) => sampler.sampleAt(at),
    wearUntil: (at) => plant.continueTo(at),
    beginIncidents: (incidents) => sampler.begin(incidents),
    setFault: (fault) => app.get(FaultSwitch, { strict: false }).set(fault),
    close: async () => {
      await clock.stop();
      await app.close();
      await database.close();
    },
  };
}

function sizesOf({ series }: Catalogue): { assets: number; series: number } {
  return { assets: new Set(series.map(({ asset }) => asset)).size, series: series.length };
}

function portOf(app: INestApplication): number {
  return ((app.getHttpServer() as Server).address() as AddressInfo).port;
}
