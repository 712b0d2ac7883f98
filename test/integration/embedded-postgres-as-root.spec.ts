import { chmodSync, cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from '../../launcher/embedded-postgres/binaries.js';
import { startEmbeddedPostgres } from '../../launcher/embedded-postgres/index.js';
import { canRun } from '../../launcher/embedded-postgres/run-as.js';
import { runnableFolder } from '../../launcher/embedded-postgres/runnable-copy.js';
import { query, temporaryFolder } from '../support/index.js';

const NOBODY = 65534;
// Only root can start processes as another user; for everyone else there is nothing to show here.
const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip;

describeAsRoot('startEmbeddedPostgres as root', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it.each([
    ['a folder everybody may enter', 0o755],
    ['a folder nobody else may enter', 0o700],
  ])('runs as the user nobody in %s', async (_name, mode) => {
    chmodSync(folder.path, mode);
    const dataDir = join(folder.path, `postgres-${mode}`);

    const server = await startEmbeddedPostgres({ dataDir, database: 'ems', isDurable: false });

    expect(statSync(dataDir).uid).toBe(NOBODY);
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s+65534\s/m);
    expect(await query(server.url, 'SELECT current_database() AS name')).toEqual([{ name: 'ems' }]);
    await server.stop();
  });

  it('runs a copy of the binaries where their own folder is closed, and makes it once', () => {
    chmodSync(folder.path, 0o755);
    const closed = join(folder.path, 'closed');
    const { folder: original, version } = findBinaries();
    cpSync(original, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    const binaries = { folder: join(closed, 'native'), version: `${version}-test` };
    const nobody = { uid: NOBODY, gid: NOBODY };

    const copy = runnableFolder(binaries, nobody);

    expect(copy).not.toContain(closed);
    expect(canRun(copy, nobody)).toBe(true);
    expect(runnableFolder(binaries, nobody)).toBe(copy);
    rmSync(copy, { recursive: true });
  });
});
