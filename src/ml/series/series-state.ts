import { N_SLOTS, SLOT, STATE_VERSION } from '../features/layout.js';

const MAGIC = 0x53534d45; // "EMSS"
const HEADER_BYTES = 8;
const ENCODED_BYTES = HEADER_BYTES + N_SLOTS * Float64Array.BYTES_PER_ELEMENT;

/** When a series reported last and how often it usually does; NaN where that is not known. */
export interface SeriesPace {
  /** Epoch milliseconds of the newest finite sample. */
  readonly lastSampleMs: number;
  /** Typical polling interval in milliseconds. */
  readonly intervalMs: number;
}

/**
 * Everything that is remembered about one series, in one flat buffer that never grows: the rolling window, the usual level by
 * time of day, and how each feature is usually distributed.
 *
 * @example SeriesState.decode(SeriesState.create().encode()).sampleCount // 0
 */
export class SeriesState {
  private constructor(
    /** For the rooms of `ml` that read and advance the state; see layout.ts. */
    readonly slots: Float64Array,
  ) {}

  /** @returns the state of a series of which nothing has been seen. */
  static create(): SeriesState {
    return new SeriesState(
      new Float64Array(N_SLOTS).fill(Number.NaN).fill(0, SLOT.sampleCount, SLOT.newestBucket + 1),
    );
  }

  /**
   * Reads what {@link SeriesState.encode} wrote.
   *
   * @throws RangeError naming the length, magic or version that does not fit.
   */
  static decode(bytes: Uint8Array): SeriesState {
    const view = checkedView(bytes);
    const slots = new Float64Array(N_SLOTS);
    for (let i = 0; i < N_SLOTS; i += 1) slots[i] = view.getFloat64(HEADER_BYTES + 8 * i, true);
    return new SeriesState(slots);
  }

  /**
   * The state that is encoded in the bytes, advanced right there: nothing is decoded, nor encoded again.
   *
   * @param bytes from a place that is a multiple of 8
   * @throws RangeError as {@link SeriesState.decode} does, and where {@link SeriesState.isInPlace} is false
   */
  static within(bytes: Uint8Array): SeriesState {
    if (!SeriesState.isInPlace) throw new RangeError('series state: this machine is not little-endian');
    checkedView(bytes);
    return new SeriesState(new Float64Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES, N_SLOTS));
  }

  /** Whether this machine has doubles as they are encoded. */
  static readonly isInPlace = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f;

  /** @returns a fresh little-endian copy, exact to the bit; the same length for every series. */
  encode(): Uint8Array {
    const bytes = new Uint8Array(ENCODED_BYTES);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, MAGIC, true);
    view.setUint32(4, STATE_VERSION, true);
    this.slots.forEach((slot, i) => view.setFloat64(HEADER_BYTES + 8 * i, slot, true));
    return bytes;
  }

  /** @returns an independent copy. */
  clone(): SeriesState {
    return new SeriesState(this.slots.slice());
  }

  /** Epoch milliseconds of the newest sample consumed, NaN when there was none. */
  get lastTimestamp(): number {
    return this.slots[SLOT.lastTimestamp]!;
  }

  get pace(): SeriesPace {
    return { lastSampleMs: this.lastTimestamp, intervalMs: this.slots[SLOT.interval]! };
  }

  /** Finite samples consumed. */
  get sampleCount(): number {
    return this.slots[SLOT.sampleCount]!;
  }

  /** Milliseconds from the first sample consumed to the newest, NaN when there was none. */
  get historyMs(): number {
    return this.slots[SLOT.lastTimestamp]! - this.slots[SLOT.firstTimestamp]!;
  }
}

function checkedView(bytes: Uint8Array): DataView {
  if (bytes.length !== ENCODED_BYTES)
    throw new RangeError(`series state: must have ${ENCODED_BYTES} bytes, got ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0, true);
  if (magic !== MAGIC) throw new RangeError(`series state: must begin with magic ${MAGIC}, got ${magic}`);
  const version = view.getUint32(4, true);
  if (version !== STATE_VERSION)
    throw new RangeError(`series state: must have version ${STATE_VERSION}, got ${version}`);
  return view;
}
