import { bell } from './hash.js';

/** Autocorrelated noise: standard normal draws at fixed instants, joined smoothly. */
export function smoothNoise(seed: number, atMs: number, periodMs: number): number {
  const position = atMs / periodMs;
  const index = Math.floor(position);
  const f = position - index;
  const weight = f * f * (3 - 2 * f);
  return bell(seed, index) * (1 - weight) + bell(seed, index + 1) * weight;
}

/** A fresh draw for every second. */
export function whiteNoise(seed: number, atMs: number): number {
  return bell(seed, Math.floor(atMs / 1000));
}
