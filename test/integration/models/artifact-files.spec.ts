import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ArtifactFiles } from '../../../src/models/artifacts/artifact-files.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { temporaryFolder } from '../../support/index.js';

/** Takes no byte, like a disk that is full. */
const FULL_DEVICE = '/dev/full';

describe('ArtifactFiles', () => {
  const folder = temporaryFolder();
  const files = new ArtifactFiles(
    loadConfig({
      DATABASE_URL: 'postgres://localhost/ems',
      EMS_CORE_URL: 'http://localhost:3100',
      MODEL_DIRECTORY: folder.path,
    }),
  );

  afterAll(() => folder.remove());

  it('reads back what it wrote, and leaves nothing unfinished', async () => {
    const path = await files.write('v1', Uint8Array.of(1, 2, 3));
    expect([...(await files.read(path))]).toEqual([1, 2, 3]);
    expect(readdirSync(folder.path)).toEqual(['v1.model']);
  });

  it('names the file and the full disk, and leaves no file behind', async () => {
    symlinkSync(FULL_DEVICE, join(folder.path, 'v2.model.unfinished'));
    const writing = files.write('v2', new Uint8Array(10));
    await expect(writing).rejects.toThrow(
      /v2\.model: .*ENOSPC: no space left on device.*The active model stays in use/,
    );
    await expect(writing).rejects.toMatchObject({ code: 'artifact_not_written', kind: 'unavailable' });
    expect(readdirSync(folder.path)).toEqual(['v1.model']);
    expect(existsSync(FULL_DEVICE)).toBe(true);
  });
});
