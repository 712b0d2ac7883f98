import { createHash } from 'node:crypto';

/** The same name has the same id in every run and for every seed. */
export function stableUuid(name: string): string {
  const digest = createHash('sha256').update(`ems-simulator:${name}`).digest();
  digest[6] = 0x40 | (digest.readUInt8(6) & 0x0f);
  digest[8] = 0x80 | (digest.readUInt8(8) & 0x3f);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
