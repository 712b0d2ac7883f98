import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { isAlive } from '../../launcher/embedded-postgres/process-table.js';
import { rememberedUrl } from '../../launcher/embedded-postgres/index.js';
import { type Program, query, type StagedLauncher, stageLauncher, waitFor } from '../support/index.js';

describe('the launcher', () => {
  let staged: StagedLauncher;
  let launcher: Program;
  const start = (env: Readonly<Record<string, string>> = {}) => (launcher = staged.start(env));
  const isUp = () => launcher.outputMatches(/Stop with Ctrl-C/, { timeoutMs: 30_000 });
  const database = () => rememberedUrl(join(staged.folder, '.data/postgres'), 'ems') ?? '';
  const childPids = () => [...launcher.output().matchAll(/│ pid (\d+)/g)].map(([, pid]) => Number(pid));

  beforeAll(async () => (staged = await stageLauncher()));
  afterEach(() => launcher.stop());
  afterAll(() => staged.remove());

  it('refuses production without a database and an EMS Core, and names both', async () => {
    start({ NODE_ENV: 'production' });

    expect(await launcher.exited).toEqual({ code: 1, signal: null });
    expect(launcher.output()).toMatch(/DATABASE_URL[^]*EMS_CORE_URL/);
    expect(existsSync(join(staged.folder, '.data'))).toBe(false);
  });

  it.each([
    ['PORT', () => staged.port],
    ['SIMULATOR_PORT', () => staged.simulatorPort],
  ])('names %s when that port is taken, and starts nothing', async (setting, port) => {
    const squatter = await listen(port());
    start();

    expect(await launcher.exited).toEqual({ code: 1, signal: null });
    expect(launcher.output()).toContain(`${setting}=${port() + 1} npm start`);
    expect(existsSync(join(staged.folder, '.data'))).toBe(false);
    squatter.close();
  });

  it('starts all three and says where to look; Ctrl-C ends them in order and leaves nothing', async () => {
    start();
    await isUp();
    expect(launcher.output()).toContain(
      `core http://localhost:${staged.simulatorPort} database ${database()}`,
    );
    expect(launcher.output()).toContain(`http://localhost:${staged.port}/docs`);
    const pids = childPids();
    expect(pids).toHaveLength(2);

    launcher.killGroup('SIGINT');

    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(launcher.output()).not.toContain('is killed');
    expect(launcher.output()).toMatch(/service stopped[^]*simulator stopped[^]*postgres stopped/);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(join(staged.folder, '.data/postgres/postmaster.pid'))).toBe(false);
  });

  it('stops on SIGTERM to itself alone', async () => {
    start();
    await isUp();

    launcher.kill('SIGTERM');

    expect(await launcher.exited).toEqual({ code: 0, signal: null });
  });

  it('stops a start that has only begun', async () => {
    // However long it takes to be heard, it comes no further than to the simulator.
    start({ STAND_IN: 'slow simulator' });
    await launcher.outputMatches(/Starting the embedded PostgreSQL/, { intervalMs: 5 });

    launcher.killGroup('SIGINT');

    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(launcher.output()).not.toContain('Starting the service');
  });

  it('kills a service that does not listen, and says so', async () => {
    start({ STAND_IN: 'stubborn' });
    await isUp();

    launcher.killGroup('SIGINT');

    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(launcher.output()).toContain('service does not end within 3.8 s and is killed');
    expect(childPids().filter(isAlive)).toEqual([]);
  });

  it('kills everything at the second Ctrl-C', async () => {
    start({ STAND_IN: 'stubborn' });
    await isUp();
    launcher.killGroup('SIGINT');
    await launcher.outputMatches(/asked to end/);

    launcher.killGroup('SIGINT');

    expect(await launcher.exited).toEqual({ code: 130, signal: null });
    await waitFor(() => !childPids().some(isAlive), { what: 'the programs to end' });
  });

  it('reports a program that ends unexpectedly with its last log lines, and stops the rest', async () => {
    start({ STAND_IN: 'crash' });

    expect(await launcher.exited).toEqual({ code: 1, signal: null });
    expect(launcher.output()).toMatch(/service ended unexpectedly \(exit code 3\)[^]*a table is missing/);
    expect(launcher.output()).toContain('postgres stopped');
    expect(childPids().filter(isAlive)).toEqual([]);
  });

  it('leaves no program behind when it is killed itself, and starts again with the data', async () => {
    start();
    await isUp();
    await query(database(), "CREATE TABLE note AS SELECT 'kept'::varchar AS text");
    launcher.kill('SIGKILL');
    await waitFor(() => !childPids().some(isAlive), { what: 'the programs to end' });

    start();
    await isUp();

    expect(await query(database(), 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
    launcher.killGroup('SIGINT');
    await launcher.exited;
  });

  it('starts neither a database nor a simulator when both are given', async () => {
    start({ DATABASE_URL: 'postgres://db.example/ems', EMS_CORE_URL: 'http://core.example' });
    await isUp();

    expect(launcher.output()).toContain('core http://core.example database postgres://db.example/ems');
    expect(launcher.output()).not.toMatch(/Starting the (embedded|EMS)/);
    launcher.killGroup('SIGINT');
    await launcher.exited;
  });
});

function listen(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
