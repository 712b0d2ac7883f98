const STATES_PER_BLOCK = 256;

/** Encoded states, all of one length, side by side in a few large blocks: an array for each would cost a twentieth more, and a walk of the garbage collector. */
export class StateArena {
  private readonly blocks: Uint8Array[] = [];
  private length = 0;
  private stride = 0;

  /** @throws RangeError for a state of another length than the others */
  set(place: number, state: Uint8Array): void {
    if (this.length === 0) {
      this.length = state.length;
      this.stride = 8 * Math.ceil(state.length / 8);
    }
    if (state.length !== this.length) throw new RangeError('states: must be of one length');
    while (this.blocks.length * STATES_PER_BLOCK <= place)
      this.blocks.push(new Uint8Array(STATES_PER_BLOCK * this.stride));
    this.at(place).set(state);
  }

  /** @returns the state itself, no copy; it begins where a double may */
  at(place: number): Uint8Array {
    const block = this.blocks[Math.floor(place / STATES_PER_BLOCK)];
    if (!block) throw new RangeError(`No state in place ${place}`);
    const begin = (place % STATES_PER_BLOCK) * this.stride;
    return block.subarray(begin, begin + this.length);
  }
}
