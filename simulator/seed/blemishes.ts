import { type Series, uniform } from '../signals/index.js';

const blockMs = 6 * 3_600_000;

/** Once in a while an asset is not polled for 15 to 90 minutes. */
export function isGap({ assetSeed }: Series, atMs: number): boolean {
  const block = Math.floor(atMs / blockMs);
  if (uniform(assetSeed ^ 0x6a, block) >= 0.012) {
    return false;
  }
  const from = uniform(assetSeed ^ 0x6b, block) * 0.7 * blockMs;
  const length = (15 + 75 * uniform(assetSeed ^ 0x6c, block)) * 60_000;
  const within = atMs - block * blockMs;
  return within >= from && within < from + length;
}

export type Blemish = 'lost' | 'unreadable' | 'repeated' | 'none';

/** Single samples get lost, arrive without a number, or arrive twice. */
export function blemishOf({ seed }: Series, atMs: number): Blemish {
  const share = uniform(seed ^ 0x7a, Math.floor(atMs / 1000));
  if (share < 0.0008) {
    return 'lost';
  }
  if (share < 0.0011) {
    return 'unreadable';
  }
  return share < 0.0015 ? 'repeated' : 'none';
}
