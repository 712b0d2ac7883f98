import type { BusyTrend } from '../../../ml/index.js';

/** @returns 32-bit floats in the order of bytes of all machines this runs on, little-endian, as hexadecimal digits */
export function packed(column: Float64Array): string {
  return Buffer.from(new Float32Array(column).buffer).toString('hex');
}

export function unpacked(bytes: Buffer | null): Float64Array {
  if (bytes === null) return new Float64Array(0);
  // A copy of its own: the driver's buffer need not begin where floats may.
  return new Float64Array(new Float32Array(Uint8Array.from(bytes).buffer));
}

export function storedTrend({ trend, backtest }: BusyTrend): string {
  return JSON.stringify({ trend: { ...trend, weekdays: Array.from(trend.weekdays) }, backtest });
}

/** @param stored - what {@link storedTrend} has written, or null */
export function trendOf(stored: unknown): BusyTrend | null {
  return stored as BusyTrend | null;
}
