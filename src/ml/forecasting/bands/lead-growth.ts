const { floor, max, min, SQRT2 } = Math;

/** Mean error of the leads of a block, and of how many; NaN where none is known. */
interface BlockError {
  readonly mean: number;
  readonly count: number;
}

/** Fewer errors than this say little about a lead. */
const FEWEST_ERRORS = 12;

/** Errors of a walk grow with the root of the lead; nothing that is forecast at all grows faster for long. */
const FASTEST_GROWTH = SQRT2;

/**
 * Blocks of leads whose errors are alike: doubling up to a season, then half a season each for one season, then doubling again.
 *
 * @returns [from, to) in steps from 0, up to `length`.
 * @example leadBlocks(4, 8) // [[0, 1], [1, 2], [2, 4], [4, 6], [6, 8]]
 */
export function leadBlocks(season: number, length: number): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  for (let end = 1; end < season; end *= 2) ends.push(end);
  ends.push(season, season + max(1, floor(season / 2)), 2 * season);
  for (let end = 4 * season; end < 2 * length; end *= 2) ends.push(end);
  const edges = [0, ...new Set(ends)].filter((end) => end < length);
  return edges.map((from, i) => [from, min(length, edges[i + 1] ?? length)]);
}

/**
 * Makes errors grow with the lead: near ones are pooled where they fall, far ones never fall below those before them; where too few are known they go on growing as they
 * did.
 *
 * @param nNear number of near blocks: what lies beyond does not change them.
 * @source Ayer et al., 1955, pool adjacent violators.
 */
export function nonDecreasing(blocks: readonly BlockError[], nNear: number): readonly number[] {
  const near = pooled(blocks.slice(0, nNear));
  const growth = growthOf(near, nNear);
  const grown = [...near];
  for (let block = nNear; block < blocks.length; block += 1) {
    const { mean, count } = blocks[block]!;
    const before = grown[block - 1] ?? 1;
    grown.push(count >= FEWEST_ERRORS ? max(before, mean) : before * growth);
  }
  return grown;
}

/** Growth over a doubling of the lead, from the middle of the near blocks to the last: 1 where errors have stopped growing. */
function growthOf(near: readonly number[], nNear: number): number {
  const last = near[nNear - 1] ?? 1;
  const middle = near[max(0, nNear - 3)] ?? last;
  if (!(middle > 0)) return 1;
  return max(1, min(FASTEST_GROWTH, last / middle));
}

function pooled(blocks: readonly BlockError[]): number[] {
  const pools: { sum: number; count: number; blocks: number }[] = [];
  for (const { mean, count } of blocks) {
    pools.push({ sum: count === 0 ? 0 : mean * count, count, blocks: 1 });
    while (pools.length > 1 && isFalling(pools)) {
      const last = pools.pop()!;
      const into = pools.at(-1)!;
      into.sum += last.sum;
      into.count += last.count;
      into.blocks += last.blocks;
    }
  }
  return pools.flatMap(({ sum, count, blocks: n }) =>
    new Array<number>(n).fill(count === 0 ? 1 : sum / count),
  );
}

function isFalling(pools: readonly { sum: number; count: number }[]): boolean {
  const [a, b] = [pools.at(-2)!, pools.at(-1)!];
  return b.count === 0 || a.count === 0 || a.sum / a.count >= b.sum / b.count;
}
