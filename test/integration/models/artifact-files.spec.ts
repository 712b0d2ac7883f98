import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ArtifactFiles } from '../../../src/models/artifacts/artifact-files.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { temporaryFolder } from '../../support/index.js';

/** Takes no byte, like a disk that is full. */
const FULL_DEVICE = '/dev/full';

describe('ArtifactFiles', () => {
  const folder = temporaryFolder();
  const filesIn = (directory: string, env: Readonly<Record<string, string>> = {}): ArtifactFiles =>
    new ArtifactFiles(
      loadConfig({
        DATABASE_URL: 'postgres://localhost/ems',
        EMS_CORE_URL: 'http://localhost:3100',
        MODEL_DIRECTORY: directory,
        ...env,
      }),
    );
  const files = filesIn(folder.path);

  afterAll(() => folder.remove());

  it('reads back what it wrote, and leaves nothing unfinished', async () => {
    expect(await files.write('v1', Uint8Array.of(1, 2, 3))).toBe(join(folder.path, 'v1.model'));
    expect([...(await files.read('v1'))]).toEqual([1, 2, 3]);
    expect(readdirSync(folder.path)).toEqual(['v1.model']);
  });

  it('neither reads, writes nor removes what is elsewhere', async () => {
    const other = temporaryFolder();
    const path = join(other.path, 'v1.model');
    writeFileSync(path, 'not a model of ours');

    for (const version of [`../${basename(other.path)}/v1`, '../v1', 'v1/../../v1', '/v1/v1']) {
      await expect(files.read(version)).rejects.toThrow(/must stand in/);
      await expect(files.remove(version)).rejects.toThrow(/must stand in/);
      await expect(files.write(version, Uint8Array.of(1))).rejects.toThrow(/must stand in/);
    }
    expect(existsSync(path)).toBe(true);
    other.remove();
  });

  it('names the file and the full disk until the next one is written, and leaves no file behind', async () => {
    const lines = recordLogs();
    symlinkSync(FULL_DEVICE, join(folder.path, 'v2.model.unfinished'));
    expect(await files.write('v2', new Uint8Array(10))).toBe(files.pathOf('v2'));
    expect(files.writeFault()).toMatch(/v2\.model: .*ENOSPC: no space left on device/);
    expect(lines).toMatchObject([{ level: 'error', message: expect.stringContaining('ENOSPC') as string }]);
    expect(readdirSync(folder.path)).toEqual(['v1.model']);
    expect(existsSync(FULL_DEVICE)).toBe(true);

    await files.write('v1', Uint8Array.of(1, 2, 3));
    expect(files.writeFault()).toBeUndefined();
  });

  it('logs at the start of a worker that it cannot write, and what to do', async () => {
    // A file where the folder should be keeps even root from writing.
    const blocked = join(folder.path, 'v1.model', 'models');
    const lines = recordLogs();
    await filesIn(blocked, { ROLES: 'api' }).onApplicationBootstrap();
    await files.onApplicationBootstrap();
    expect(lines).toEqual([]);

    const unwritable = filesIn(blocked);
    await unwritable.onApplicationBootstrap();

    expect(unwritable.writeFault()).toMatch(/^No model can be written to .*models: .*ENOTDIR/);
    expect(lines).toMatchObject([
      { level: 'error', message: expect.stringContaining('set MODEL_DIRECTORY to a folder') as string },
    ]);
  });
});
