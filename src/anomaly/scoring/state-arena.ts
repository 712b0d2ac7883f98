import { BlockFile } from './block-file.js';

const STATES_PER_BLOCK = 256;
/** Some 50 MB; what lies in the file is read and written back once a sweep, at half a microsecond a series. */
const MOST_IN_MEMORY = 20_000;
/** Some 500 MB of disk. */
const MOST_STATES = 250_000;
/** Of the file: more than two chunks of a sweep need at a time. */
const MOST_BLOCKS_AT_HAND = 24;

interface ArenaSettings {
  /** In whole blocks. */
  readonly mostInMemory: number;
  readonly mostStates: number;
  /** Makes the file for the others, when it is needed first. */
  readonly openFile: (blockLength: number) => Pick<BlockFile, 'read' | 'write'>;
  /** Called once, where that file fails: the states in it are gone. */
  readonly onLost: (reason: unknown) => void;
}

/**
 * Encoded states, all of one length, side by side in a few large blocks: an array for each would cost a twentieth more, and a walk of the garbage collector.
 * The first ones are in memory, further ones in a file.
 */
export class StateArena {
  private readonly blocks: Uint8Array[] = [];
  /** Of the file, by number, the one that was used last at the end. */
  private readonly atHand = new Map<number, Uint8Array>();
  private readonly settings: ArenaSettings;
  private readonly nBlocksInMemory: number;
  private nBlocks = 0;
  private file: Pick<BlockFile, 'read' | 'write'> | undefined;
  private isFileLost = false;
  private length = 0;
  private stride = 0;

  constructor(settings: Partial<ArenaSettings> = {}) {
    this.settings = {
      mostInMemory: MOST_IN_MEMORY,
      mostStates: MOST_STATES,
      openFile: (blockLength) => BlockFile.open(blockLength),
      onLost: () => undefined,
      ...settings,
    };
    this.nBlocksInMemory = Math.ceil(this.settings.mostInMemory / STATES_PER_BLOCK);
  }

  /** Whether a state can be kept in that place, or what was kept there is there still. */
  hasRoomAt(place: number): boolean {
    if (blockOf(place) < this.nBlocksInMemory) return true;
    return place < this.settings.mostStates && !this.isFileLost;
  }

  /**
   * @returns false where the file that the place lies in is lost
   * @throws RangeError for a state of another length than the others
   */
  set(place: number, state: Uint8Array): boolean {
    if (this.length === 0) {
      this.length = state.length;
      this.stride = 8 * Math.ceil(state.length / 8);
    }
    if (state.length !== this.length) throw new RangeError('states: must be of one length');
    while (this.nBlocks <= blockOf(place) && this.hasRoomAt(place)) this.addBlock();
    if (this.hasRoomAt(place)) this.at(place).set(state);
    return this.hasRoomAt(place);
  }

  /**
   * @returns the state itself, no copy, until another one is asked for; it begins where a double may
   * @throws RangeError where there is none, or no longer
   */
  at(place: number): Uint8Array {
    const index = blockOf(place);
    const block = index < this.nBlocksInMemory ? this.blocks[index] : this.inFile(index);
    if (!block) throw new RangeError(`No state in place ${place}`);
    const begin = (place % STATES_PER_BLOCK) * this.stride;
    return block.subarray(begin, begin + this.length);
  }

  private addBlock(): void {
    if (this.nBlocks < this.nBlocksInMemory) this.blocks.push(new Uint8Array(this.blockLength));
    else this.unlessLost(() => this.atHand.set(this.nBlocks, this.freeBlock().fill(0)));
    this.nBlocks += 1;
  }

  private inFile(index: number): Uint8Array | undefined {
    if (this.isFileLost || index >= this.nBlocks) return undefined;
    return this.unlessLost(() => {
      const block = this.atHand.get(index) ?? this.readBlock(index);
      this.atHand.delete(index);
      this.atHand.set(index, block);
      return block;
    });
  }

  private readBlock(index: number): Uint8Array {
    const block = this.freeBlock();
    this.file?.read(index - this.nBlocksInMemory, block);
    return block;
  }

  /** @returns a block to fill: of those at hand the one that was not used for longest, which goes to the file */
  private freeBlock(): Uint8Array {
    const [oldest] = this.atHand;
    if (this.atHand.size < MOST_BLOCKS_AT_HAND || !oldest) return new Uint8Array(this.blockLength);
    const [index, block] = oldest;
    this.file ??= this.settings.openFile(this.blockLength);
    this.file.write(index - this.nBlocksInMemory, block);
    this.atHand.delete(index);
    return block;
  }

  private unlessLost<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.isFileLost = true;
      this.atHand.clear();
      this.settings.onLost(error);
      return undefined;
    }
  }

  private get blockLength(): number {
    return STATES_PER_BLOCK * this.stride;
  }
}

function blockOf(place: number): number {
  return Math.floor(place / STATES_PER_BLOCK);
}
