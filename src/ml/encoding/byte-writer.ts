/** Appends numbers and typed columns, little-endian, to a buffer that grows. */
export class ByteWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  uint32(value: number): this {
    new DataView(this.reserve(4).buffer).setUint32(this.length - 4, value, true);
    return this;
  }

  float64(value: number): this {
    new DataView(this.reserve(8).buffer).setFloat64(this.length - 8, value, true);
    return this;
  }

  /** Appends the length of a column and then its elements. */
  column(values: Column): this {
    this.uint32(values.length);
    const from = this.length;
    const width = values.BYTES_PER_ELEMENT;
    const target = new DataView(this.reserve(values.length * width).buffer);
    for (let i = 0; i < values.length; i += 1) writeElement(target, from + i * width, values, i);
    return this;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): Uint8Array {
    this.length += count;
    if (this.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    return this.bytes;
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

function writeElement(target: DataView, at: number, values: Column, index: number): void {
  const value = values[index]!;
  if (values instanceof Float32Array) target.setFloat32(at, value, true);
  else if (values instanceof Float64Array) target.setFloat64(at, value, true);
  else if (values instanceof Uint32Array) target.setUint32(at, value, true);
  else if (values instanceof Uint16Array) target.setUint16(at, value, true);
  else target.setUint8(at, value);
}
