import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';
import { checksum } from './checksum.js';

describe('ByteWriter and ByteReader', () => {
  it('give back what was written', () => {
    const floats = Float32Array.from({ length: 3000 }, (_, i) => i / 3);
    const bytes = new ByteWriter()
      .uint32(7)
      .column(floats)
      .column(Uint16Array.of(65535))
      .column(Uint8Array.of(1, 2))
      .finish();
    const reader = new ByteReader(bytes);
    expect(reader.uint32()).toBe(7);
    expect(reader.float32Column()).toEqual(floats);
    expect(reader.uint16Column()).toEqual(Uint16Array.of(65535));
    expect(reader.uint8Column()).toEqual(Uint8Array.of(1, 2));
  });

  it('write little-endian', () => {
    expect([...new ByteWriter().uint32(1).finish()]).toEqual([1, 0, 0, 0]);
  });

  it('refuse a column longer than the bytes', () => {
    const bytes = new ByteWriter().uint32(4_000_000_000).finish();
    expect(() => new ByteReader(bytes).uint32Column()).toThrow(RangeError);
  });
});

describe('checksum', () => {
  it('has the published values of FNV-1a', () => {
    const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(checksum(ascii(''))).toBe(0x811c9dc5);
    expect(checksum(ascii('a'))).toBe(0xe40c292c);
    expect(checksum(ascii('foobar'))).toBe(0xbf9cf968);
  });
});
