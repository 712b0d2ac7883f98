/** What PostgreSQL writes for an instant counts microseconds from the beginning of 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const TWO_TO_THE_32 = 2 ** 32;

/**
 * Reads what `timestamptz_send` wrote.
 *
 * @param at - where its 8 bytes begin
 * @returns epoch milliseconds, cut off after the millisecond
 */
export function readInstant(bytes: Buffer, at: number): number {
  const microseconds = bytes.readInt32BE(at) * TWO_TO_THE_32 + bytes.readUInt32BE(at + 4);
  return EPOCH_MS + Math.floor(microseconds / 1000);
}
