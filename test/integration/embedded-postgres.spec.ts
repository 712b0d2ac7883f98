import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  rememberedUrl,
  startEmbeddedPostgres,
} from '../../launcher/embedded-postgres/index.js';
import { commandOf, isAlive } from '../../launcher/embedded-postgres/process-table.js';
import { query, startProgram, temporaryFolder, waitFor } from '../support/index.js';

describe('startEmbeddedPostgres', () => {
  const folder = temporaryFolder();
  const dataDir = join(folder.path, 'postgres');
  let server: EmbeddedPostgres;
  const start = async () => (server = await startEmbeddedPostgres({ dataDir, database: 'ems' }));
  const notes = () => query(server.url, 'SELECT text FROM note ORDER BY text');

  beforeAll(async () => {
    await start();
    await query(server.url, 'CREATE TABLE note (text varchar)');
    await query(server.url, "INSERT INTO note VALUES ('first')");
  });

  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  it('listens on the loopback address alone and writes safely', async () => {
    const names = "('listen_addresses', 'fsync', 'synchronous_commit', 'unix_socket_directories')";
    const settings = await query(
      server.url,
      `SELECT name, setting FROM pg_settings WHERE name IN ${names} ORDER BY 1`,
    );

    expect(settings.map(({ setting }) => setting)).toEqual(['on', '127.0.0.1', 'on', '']);
  });

  it('keeps port and password beside the data, for their owner only', () => {
    expect(statSync(`${dataDir}.json`).mode & 0o777).toBe(0o600);
    expect(rememberedUrl(dataDir, 'ems')).toBe(server.url);
  });

  it('comes back with its data on the same address', async () => {
    const { url, pid } = server;
    await server.stop();
    expect(isAlive(pid)).toBe(false);

    await start();

    expect(server.url).toBe(url);
    expect(await notes()).toEqual([{ text: 'first' }]);
  });

  it('recovers what was committed before a kill -9 of the server', async () => {
    await query(server.url, "INSERT INTO note VALUES ('second')");
    process.kill(server.pid, 'SIGKILL');
    await server.exited;

    await start();

    expect(await notes()).toEqual([{ text: 'first' }, { text: 'second' }]);
  });

  it('replaces a server that a killed launcher left running', async () => {
    const leftBehind = server;

    await start();

    expect(isAlive(leftBehind.pid)).toBe(false);
    expect(server.url).toBe(leftBehind.url);
    expect(await notes()).toHaveLength(2);
  });

  it('does not take another program for its own when that has the old process number', async () => {
    await server.stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);

    await start();

    expect(await notes()).toHaveLength(2);
  });

  it('moves to another port when its own is taken', async () => {
    await server.stop();
    const { port } = server;
    const squatter = startProgram({
      script: 'test/support/programs/squatter.js',
      env: { PORT: String(port) },
    });
    await squatter.outputMatches(/listening/);

    await start();

    expect(server.port).not.toBe(port);
    expect(await notes()).toHaveLength(2);
    await squatter.stop();
  });

  it('refuses data that a living program uses, and names it', async () => {
    await server.stop();
    const other = startProgram({ script: 'test/support/programs/squatter.js', env: { PORT: '0' } });
    await waitFor(() => commandOf(other.pid).includes('squatter'));
    writeFileSync(`${dataDir}.owner`, `${other.pid}\n${commandOf(other.pid)}\n`);

    await expect(start()).rejects.toThrow(`in use by process ${other.pid}`);

    await other.stop();
    await start();
  });

  it('does without what an interrupted first start left', async () => {
    const dataDir = join(folder.path, 'interrupted');
    mkdirSync(`${dataDir}.unfinished`);
    writeFileSync(join(`${dataDir}.unfinished`, 'PG_VERSION'), '18');

    const second = await startEmbeddedPostgres({ dataDir, database: 'ems', isDurable: false });

    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('says so when the password of existing data is lost', async () => {
    await server.stop();
    const kept = readFileSync(`${dataDir}.json`);
    rmSync(`${dataDir}.json`);

    await expect(start()).rejects.toThrow(`${dataDir}.json holds the password`);

    writeFileSync(`${dataDir}.json`, kept, { mode: 0o600 });
    await start();
  });

  it('says so when the folder cannot hold data', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');

    await expect(startEmbeddedPostgres({ dataDir: join(file, 'postgres'), database: 'ems' })).rejects.toThrow(
      `${file} cannot hold data`,
    );
  });

  it('leaves nothing running after stop', async () => {
    await server.stop();

    expect(await server.exited).toBe(0);
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    await start();
  });
});
