import { join } from 'node:path';
import { rememberedUrl } from '../../../launcher/embedded-postgres/index.js';
import {
  freePort,
  processesIn,
  type Program,
  query,
  startProgram,
  temporaryFolder,
  waitFor,
} from '../../support/index.js';

const START_LIMIT_MS = 60_000;

interface Models {
  readonly totalModels: number;
}

/** What `npm start` runs, in an empty folder: everything real, nothing configured but free ports. */
describe('npm start', () => {
  const folder = temporaryFolder();
  const launchers: Program[] = [];
  let launcher: Program;
  let url: string;

  const fetchJson = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
  const hasModel = async () => ((await fetchJson('/api/v1/models')) as Models).totalModels > 0;
  const start = async (env: Readonly<Record<string, string>> = {}) => {
    const [port, simulatorPort] = [String(await freePort()), String(await freePort())];
    url = `http://127.0.0.1:${port}`;
    launcher = startProgram({
      script: 'dist/launcher/main.js',
      cwd: folder.path,
      env: { PORT: port, SIMULATOR_PORT: simulatorPort, ...env },
    });
    launchers.push(launcher);
    await launcher.outputMatches(/Stop with Ctrl-C/, { timeoutMs: START_LIMIT_MS });
  };

  const endsOnCtrlC = async (): Promise<void> => {
    launcher.killGroup('SIGINT');
    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(processesIn(folder.path)).toEqual([]);
  };

  afterAll(async () => {
    for (const one of launchers) await one.stop();
    folder.remove();
  });

  it('trains a first model and shows itself', async () => {
    await start();
    await waitFor(hasModel, { timeoutMs: START_LIMIT_MS, what: 'the first model' });
    expect(await fetchJson('/health')).toEqual({ status: 'healthy' });
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    expect((await fetch(`${url}/redoc`)).status).toBe(200);
  });

  it('has its model without another training after it was killed without warning, and ends on Ctrl-C without a trace', async () => {
    launcher.kill('SIGKILL');
    await launcher.exited;
    await waitFor(() => !processesIn(folder.path).some(({ command }) => command.includes('dist/')), {
      what: 'simulator and service to follow the launcher',
    });

    await start();
    await waitFor(hasModel, { timeoutMs: START_LIMIT_MS, what: 'the model' });

    expect(launcher.output()).not.toContain('Trained model');
    await endsOnCtrlC();
  });

  it('starts twice with its tables in a schema of their own, and sweeps on', async () => {
    const settings = {
      DATA_DIR: 'apart',
      ML_SCHEMA: 'ml',
      SIMULATOR_HISTORY_DAYS: '1',
      SIMULATOR_CONDENSED_DAYS: '0',
      SIMULATOR_WEAR_ASSETS: '0',
      SWEEP_INTERVAL_SECONDS: '1',
      FORECASTS_ENABLED: 'false',
      MAINTENANCE_ENABLED: 'false',
    };
    const sweptUntil = async (): Promise<number> => {
      const database = rememberedUrl(join(folder.path, 'apart/postgres'), 'ems') ?? '';
      const [row] = await query(database, 'select max("sweptUntil") as at from ml.sweep_progress');
      return (row?.at as Date).getTime();
    };
    let before = 0;
    for (const output of [/Applied \d+ migration/, /The database is up to date/]) {
      await start(settings);
      await launcher.outputMatches(output);
      await launcher.outputMatches(/Ready: /, { timeoutMs: START_LIMIT_MS });
      await waitFor(async () => (await sweptUntil()) > before, {
        timeoutMs: 30_000,
        what: 'sweeps to go on',
      });
      before = await sweptUntil();
      await waitFor(async () => (await sweptUntil()) > before, { timeoutMs: 30_000, what: 'another sweep' });
      before = await sweptUntil();
      expect(await fetchJson('/api/v1/health')).toMatchObject({
        status: expect.stringMatching(/^(healthy|degraded)$/) as string,
        database: true,
        models: { anomaly_detection: true },
      });
      expect(launcher.output()).not.toMatch(/ERROR|FATAL/);
      await endsOnCtrlC();
    }
  });
});
