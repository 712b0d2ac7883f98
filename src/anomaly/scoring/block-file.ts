import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Blocks of bytes in a file for temporary files that has no name, so that it ends with the process, however that ends. */
export class BlockFile {
  private constructor(
    private readonly descriptor: number,
    private readonly blockLength: number,
  ) {}

  /** @throws what the file system says */
  static open(blockLength: number, folder = tmpdir()): BlockFile {
    const path = join(folder, `ems-ml-states-${randomUUID()}`);
    const descriptor = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return new BlockFile(descriptor, blockLength);
  }

  /** @throws what the file system says */
  write(index: number, block: Uint8Array): void {
    this.all(block, (done) =>
      writeSync(this.descriptor, block, done, block.length - done, this.at(index, done)),
    );
  }

  /** @param into - gets the block, which was written before. @throws what the file system says */
  read(index: number, into: Uint8Array): void {
    this.all(into, (done) => readSync(this.descriptor, into, done, into.length - done, this.at(index, done)));
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private at(index: number, done: number): number {
    return index * this.blockLength + done;
  }

  private all(block: Uint8Array, go: (done: number) => number): void {
    let done = 0;
    while (done < block.length) {
      const n = go(done);
      if (n === 0) throw new RangeError('states: the file ends before the block');
      done += n;
    }
  }
}
