/** Into so many parts a sweep is divided. Replicas of different versions must agree on it. */
export const N_SHARDS = 16;

/**
 * The shard that the series of an asset belong to, always the same: FNV-1a (Fowler, Noll and Vo, 1991) of the id's UTF-16 units.
 *
 * @returns 0 to {@link N_SHARDS} - 1
 */
export function shardOf(assetId: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < assetId.length; n++) hash = Math.imul(hash ^ assetId.charCodeAt(n), 0x01000193);
  // The low bits of ids that differ in one digit only are the least mixed.
  return (hash >>> 16) % N_SHARDS;
}
