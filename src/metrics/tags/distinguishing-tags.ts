import type { Tags } from './tagged-name.js';

/** Samples of one metric of one asset that have the same tags. */
export interface TagSet {
  /** Undefined for samples without any. */
  readonly tags: Tags | undefined;
  readonly nSamples: number;
  /** Epoch milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/** So many samples of each are needed to say that two come at the same times. */
const FEWEST_SAMPLES = 2;

/**
 * Finds what distinguishes sources that report at the same times. Tags that change from one time to another (a version) distinguish none.
 *
 * @returns the keys, in order; none where there is one source only
 */
export function distinguishingTags(sets: readonly TagSet[]): readonly string[] {
  const lasting = sets.filter(({ nSamples }) => nSamples >= FEWEST_SAMPLES);
  const keys = new Set<string>();
  for (const [index, one] of lasting.entries()) {
    for (const other of lasting.slice(index + 1)) {
      if (one.firstMs >= other.lastMs || other.firstMs >= one.lastMs) continue;
      for (const key of differences(one.tags ?? {}, other.tags ?? {})) keys.add(key);
    }
  }
  return [...keys].sort();
}

/** The tags of a source by the keys that distinguish it; null for one that it does not have. */
export function project(tags: Tags | undefined, keys: readonly string[]): Tags {
  return Object.fromEntries(keys.map((key) => [key, tags?.[key] ?? null]));
}

function differences(a: Tags, b: Tags): readonly string[] {
  const all = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...all].filter((key) => JSON.stringify(a[key] ?? null) !== JSON.stringify(b[key] ?? null));
}
