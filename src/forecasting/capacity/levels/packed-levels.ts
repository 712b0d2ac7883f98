import type { BusyTrend } from '../../../ml/index.js';

/** @returns 32-bit floats, little-endian, as hexadecimal digits */
export function packed(column: Float64Array): string {
  const bytes = Buffer.alloc(4 * column.length);
  column.forEach((value, i) => bytes.writeFloatLE(value, 4 * i));
  return bytes.toString('hex');
}

export function unpacked(bytes: Buffer | null): Float64Array {
  if (bytes === null) return new Float64Array(0);
  return Float64Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}

export function storedTrend({ trend, backtest }: BusyTrend): string {
  return JSON.stringify({ trend: { ...trend, weekdays: Array.from(trend.weekdays) }, backtest });
}

/** @param stored - what {@link storedTrend} has written, or null */
export function trendOf(stored: unknown): BusyTrend | null {
  return stored as BusyTrend | null;
}
