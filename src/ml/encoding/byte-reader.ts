/** Reads back what a ByteWriter wrote; RangeError when the bytes end early. */
export class ByteReader {
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  float64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  uint8Column(): Uint8Array {
    return this.column(
      1,
      (length) => new Uint8Array(length),
      (at) => this.view.getUint8(at),
    );
  }

  uint16Column(): Uint16Array {
    return this.column(
      2,
      (length) => new Uint16Array(length),
      (at) => this.view.getUint16(at, true),
    );
  }

  uint32Column(): Uint32Array {
    return this.column(
      4,
      (length) => new Uint32Array(length),
      (at) => this.view.getUint32(at, true),
    );
  }

  float32Column(): Float32Array {
    return this.column(
      4,
      (length) => new Float32Array(length),
      (at) => this.view.getFloat32(at, true),
    );
  }

  float64Column(): Float64Array {
    return this.column(
      8,
      (length) => new Float64Array(length),
      (at) => this.view.getFloat64(at, true),
    );
  }

  /** The length is checked before anything of that size is allocated. */
  private column<T extends Record<number, number>>(
    width: number,
    create: (length: number) => T,
    read: (at: number) => number,
  ): T {
    const length = this.uint32();
    if (length * width > this.view.byteLength - this.at)
      throw new RangeError(`column of ${length} elements ends after the bytes`);
    const values = create(length);
    for (let i = 0; i < length; i += 1) values[i] = read(this.at + i * width);
    this.at += length * width;
    return values;
  }
}
