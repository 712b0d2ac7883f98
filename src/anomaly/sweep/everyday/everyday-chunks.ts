import { groupsOf } from '../../../platform/groups/index.js';
import { shardOf } from '../../scoring/shards.js';
import type { PickedSeries } from './everyday-picks.js';

/** Among so many series it is little what a transaction costs by itself … */
const MOST_SERIES = 2_000;
/** … among fewer than these it is not. */
const LEAST_SERIES = 500;
/** Some are scored while others are stored. */
const WANTED_CHUNKS = 4;

/**
 * Divides series into chunks, each stored by a transaction of its own. What is large of one shard is divided further, and its parts lie apart:
 * two transactions with series of one shard wait for each other.
 *
 * @param picked - those of a shard next to each other
 */
export function everydayChunks(picked: readonly PickedSeries[]): readonly (readonly PickedSeries[])[] {
  const size = Math.min(MOST_SERIES, Math.max(LEAST_SERIES, Math.ceil(picked.length / WANTED_CHUNKS)));
  /** The first, second, … part of each shard, or of some small ones together. */
  const rounds: PickedSeries[][][] = [[]];
  for (const ofShard of shardsOf(picked)) {
    const open = rounds[0]?.at(-1);
    if (open && open.length + ofShard.length <= size) for (const one of ofShard) open.push(one);
    else for (const [round, part] of partsOf(ofShard, size).entries()) (rounds[round] ??= []).push([...part]);
  }
  return rounds.flat();
}

function shardsOf(picked: readonly PickedSeries[]): Iterable<readonly PickedSeries[]> {
  const shards = new Map<string, number>();
  const shardOfAsset = (id: string): number => {
    const shard = shards.get(id) ?? shardOf(id);
    shards.set(id, shard);
    return shard;
  };
  return Map.groupBy(picked, ({ asset }) => shardOfAsset(asset.id)).values();
}

/** As equal as they can be. */
function partsOf(series: readonly PickedSeries[], size: number): readonly (readonly PickedSeries[])[] {
  return groupsOf(series, Math.ceil(series.length / Math.ceil(series.length / size)));
}
