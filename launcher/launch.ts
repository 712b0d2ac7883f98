import { join } from 'node:path';
import { startDatabase } from './database.js';
import { becomesHealthy } from './health.js';
import { startProgram } from './program.js';
import { announce, seconds } from './screen.js';
import type { LauncherSettings } from './settings.js';
import type { Supervisor } from './supervisor.js';
import { whereToLook } from './where-to-look.js';

/** As in the Dockerfile: V8 would let its heap grow with the machine's memory; the service needs no more than this. */
const SMALL_HEAP = '--max-old-space-size=256 --max-semi-space-size=8';
/** As there: what is larger goes back to the system at once. */
const LARGE_BYTES = '262144';
/** As there: heaps that threads share. */
const SHARED_HEAPS = '2';

/** Enough failures to learn from; SIMULATOR_WEAR_ASSETS says otherwise. */
const WEARING_ASSETS = '120';
/** They wear out in weeks: within thirty days a third of them fails, and nearly all would be critical. */
const HEALTH_DAYS = '7';

/** Database, simulator, service: each is up before the next one starts. */
export async function launch(settings: LauncherSettings, supervisor: Supervisor): Promise<void> {
  const startedAt = performance.now();
  const { dataDir } = settings;
  const databaseUrl = settings.databaseUrl ?? (await supervisor.start(() => startDatabase(dataDir))).url;
  const emsCoreUrl = settings.emsCoreUrl ?? (await startSimulator(settings, databaseUrl, supervisor));
  await startService(settings, { databaseUrl, emsCoreUrl }, supervisor);
  announce(`Up after ${seconds(performance.now() - startedAt)}.`);
  whereToLook(settings).forEach(announce);
}

async function startSimulator(
  { port, simulatorPort }: LauncherSettings,
  databaseUrl: string,
  supervisor: Supervisor,
): Promise<string> {
  const startedAt = performance.now();
  announce('Starting the EMS simulator …');
  const env = {
    DATABASE_URL: databaseUrl,
    SIMULATOR_PORT: String(simulatorPort),
    ML_SERVICE_URL: `http://localhost:${port}`,
    SIMULATOR_WEAR_ASSETS: process.env.SIMULATOR_WEAR_ASSETS ?? WEARING_ASSETS,
  };
  const plan = { name: 'simulator', script: '../simulator/main.js', env, patienceMs: 2_000 };
  const simulator = await supervisor.start(() => startProgram(plan));
  await simulator.printed('EMS simulator ready');
  announce(`The simulator is up after ${seconds(performance.now() - startedAt)}`);
  return `http://localhost:${simulatorPort}`;
}

async function startService(
  { host, port, modelDirectory, dataDir, emsCoreUrl: ownEmsCore }: LauncherSettings,
  { databaseUrl, emsCoreUrl }: { databaseUrl: string; emsCoreUrl: string },
  supervisor: Supervisor,
): Promise<void> {
  const startedAt = performance.now();
  announce('Starting the service …');
  const env = {
    DATABASE_URL: databaseUrl,
    EMS_CORE_URL: emsCoreUrl,
    PORT: String(port),
    MODEL_DIRECTORY: modelDirectory,
    ...(ownEmsCore === undefined && { HEALTH_HORIZON_DAYS: process.env.HEALTH_HORIZON_DAYS ?? HEALTH_DAYS }),
    NODE_OPTIONS: process.env.NODE_OPTIONS ?? SMALL_HEAP,
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? LARGE_BYTES,
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? SHARED_HEAPS,
    // What Node made of the service's file is kept for the next start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(dataDir, 'compile-cache'),
  };
  await supervisor.start(() =>
    startProgram({ name: 'service', script: '../service/main.js', env, patienceMs: 3_800 }),
  );
  const isHealthy = await becomesHealthy(`http://${host}:${port}/health`);
  const time = seconds(performance.now() - startedAt);
  announce(
    isHealthy
      ? `The service is healthy after ${time}`
      : `The service is not healthy after ${time}: see its lines above, and http://localhost:${port}/health`,
  );
}
