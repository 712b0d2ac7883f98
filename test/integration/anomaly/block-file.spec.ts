import { readdirSync } from 'node:fs';
import { BlockFile } from '../../../src/anomaly/scoring/block-file.js';
import { temporaryFolder } from '../../support/index.js';

describe('BlockFile', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('gives back each block as it was written last, from a file without a name', () => {
    const file = BlockFile.open(3, folder.path);
    for (const index of [1, 0, 1]) file.write(index, Uint8Array.of(index, 7, 9));
    file.write(1, Uint8Array.of(4, 5, 6));
    const [first, second] = [new Uint8Array(3), new Uint8Array(3)];
    file.read(0, first);
    file.read(1, second);

    expect([[...first], [...second]]).toEqual([
      [0, 7, 9],
      [4, 5, 6],
    ]);
    expect(readdirSync(folder.path)).toEqual([]);
    expect(() => file.read(2, first)).toThrow('ends before the block');
    file.close();
    expect(() => file.write(0, first)).toThrow('EBADF');
  });

  it('cannot be made where there is no folder', () => {
    expect(() => BlockFile.open(3, `${folder.path}/missing`)).toThrow('ENOENT');
  });
});
