import { shardOf } from '../../scoring/shards.js';
import { everydayChunks } from './everyday-chunks.js';
import type { PickedSeries } from './everyday-picks.js';

/** Assets of each shard, so many, those of a shard next to each other. */
function pickedOf(perShard: number, nShards = 16): readonly PickedSeries[] {
  const ofShard = Array.from({ length: nShards }, (): PickedSeries[] => []);
  for (let n = 0; ofShard.some(({ length }) => length < perShard); n += 1) {
    const assets = ofShard[shardOf(`r${n}`)];
    if (assets && assets.length < perShard) assets.push({ asset: { id: `r${n}` } } as PickedSeries);
  }
  return ofShard.flat();
}

const shardsIn = (chunk: readonly PickedSeries[]): readonly number[] => [
  ...new Set(chunk.map(({ asset }) => shardOf(asset.id))),
];

describe('everydayChunks', () => {
  it('has each series once', () => {
    for (const perShard of [0, 3, 100, 700, 2_500]) {
      const picked = pickedOf(perShard);
      const chunks = everydayChunks(picked);
      expect(chunks.flat()).toHaveLength(picked.length);
      expect(new Set(chunks.flat())).toEqual(new Set(picked));
    }
  });

  it('keeps few series together', () => {
    expect(everydayChunks(pickedOf(30)).map(({ length }) => length)).toEqual([480]);
  });

  it('makes four chunks of some, each of other shards', () => {
    const chunks = everydayChunks(pickedOf(200));
    expect(chunks.map(({ length }) => length)).toEqual([800, 800, 800, 800]);
    expect(chunks.flatMap(shardsIn).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, n) => n),
    );
  });

  it('divides a large shard into parts that lie apart', () => {
    const chunks = everydayChunks(pickedOf(2_500, 4));
    expect(chunks.map(({ length }) => length)).toEqual(Array(8).fill(1_250));
    expect(chunks.map(shardsIn)).toEqual([0, 1, 2, 3, 0, 1, 2, 3].map((shard) => [shard]));
  });
});
