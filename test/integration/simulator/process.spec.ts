import { once } from 'node:events';
import { connect } from 'node:net';
import {
  createTestDatabase,
  freePort,
  type Program,
  startProgram,
  type TestDatabase,
} from '../../support/index.js';

let database: TestDatabase;
const programs: Program[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => Promise.all(programs.splice(0).map((program) => program.stop())));
afterAll(() => database.drop());

const start = (env: Record<string, string>): Program => {
  const program = startProgram({
    script: 'dist/simulator/main.js',
    env: { DATABASE_URL: database.url, ...env },
  });
  programs.push(program);
  return program;
};

describe('the simulator as a program', () => {
  it('says once that it is ready, answers, and ends on SIGTERM although a client stays connected', async () => {
    const port = await freePort();
    const program = start({
      SIMULATOR_PORT: String(port),
      SIMULATOR_HISTORY_DAYS: '1',
      SIMULATOR_CONDENSED_DAYS: '0',
    });
    await program.outputMatches(/EMS simulator ready/, { timeoutMs: 60_000 });
    expect(program.output()).toMatch(
      new RegExp(`EMS simulator: 24 assets, 144 series, 1 days, .*http://localhost:${port}`),
    );
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
    const client = connect(port, 'localhost');
    await once(client, 'connect');
    const left = once(client, 'close');
    program.kill('SIGTERM');
    expect(await program.exited).toEqual({ code: 0, signal: null });
    await left;
    expect(program.output().match(/EMS simulator ready/g)).toHaveLength(1);
  });

  it('names the setting when its port is in use', async () => {
    const port = await freePort();
    const env = { SIMULATOR_PORT: String(port), SIMULATOR_HISTORY_DAYS: '0', SIMULATOR_CONDENSED_DAYS: '0' };
    await start(env).outputMatches(/EMS simulator ready/, { timeoutMs: 60_000 });
    const second = start(env);
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.output()).toMatch(new RegExp(`port ${port} is in use.*SIMULATOR_PORT`));
  });

  it('names what is wrong with its settings', async () => {
    const program = start({ SIMULATOR_PORT: 'http' });
    expect(await program.exited).toEqual({ code: 1, signal: null });
    expect(program.output()).toMatch(/SIMULATOR_PORT/);
  });
});
