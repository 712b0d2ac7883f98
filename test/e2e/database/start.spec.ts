import {
  freePort,
  processesIn,
  type Program,
  startProgram,
  temporaryFolder,
  waitFor,
} from '../../support/index.js';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

interface Models {
  readonly totalModels: number;
}

/** What `npm start` runs, in an empty folder: everything real, nothing configured but free ports. */
describe('npm start', () => {
  const folder = temporaryFolder();
  let launcher: Program;
  let url: string;

  const fetchJson = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
  const hasModel = async () => ((await fetchJson('/api/v1/models')) as Models).totalModels > 0;
  const start = async () => {
    const [port, simulatorPort] = [String(await freePort()), String(await freePort())];
    url = `http://127.0.0.1:${port}`;
    launcher = startProgram({
      script: 'dist/launcher/main.js',
      cwd: folder.path,
      env: { PORT: port, SIMULATOR_PORT: simulatorPort },
    });
    await launcher.outputMatches(/Stop with Ctrl-C/, { timeoutMs: START_LIMIT_MS });
  };

  afterEach(() => launcher.stop());
  afterAll(() => folder.remove());

  it('trains a first model, shows itself, and ends on Ctrl-C without a trace', async () => {
    await start();
    await waitFor(hasModel, { timeoutMs: START_LIMIT_MS, what: 'the first model' });
    expect(await fetchJson('/health')).toEqual({ status: 'healthy' });
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    expect((await fetch(`${url}/redoc`)).status).toBe(200);

    const startedAt = performance.now();
    launcher.killGroup('SIGINT');

    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(performance.now() - startedAt).toBeLessThan(STOP_LIMIT_MS);
    expect(processesIn(folder.path)).toEqual([]);
  });

  it('has its model at once after it was killed without warning', async () => {
    await start();
    launcher.kill('SIGKILL');
    await launcher.exited;
    await waitFor(() => !processesIn(folder.path).some(({ command }) => command.includes('dist/')), {
      what: 'simulator and service to follow the launcher',
    });

    await start();

    expect(await hasModel()).toBe(true);
    launcher.killGroup('SIGINT');
    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(processesIn(folder.path)).toEqual([]);
  });
});
