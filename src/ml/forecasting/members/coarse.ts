import { type Member } from './member.js';

const { ceil, floor, max, min } = Math;

/** Past seasons whose detail below the coarse step is repeated. */
const SEASONS_OF_DETAIL = 6;

/**
 * A member that forecasts blocks of cells by another one, and gives each cell the detail it usually has within them. Step by step,
 * a forecast of five-minute values drifts off long before a day is over; of hourly means it does not.
 *
 * @param size cells of a block, a divisor of `season`.
 * @param season cells.
 */
export function coarse(inner: Member, size: number, season: number): Member {
  return {
    name: inner.name,
    needs: max(inner.needs * size, season) + size,
    forecast(values, origins, horizon) {
      const blocksAhead = ceil(horizon / size) + 1;
      return forecastBlocks(inner, { values, origins, size, blocksAhead }).map(({ means, path }, i) => {
        const origin = origins[i]!;
        // Means of blocks that end at the origin: block b covers the cells from origin − size·(n − b).
        const all = new Float64Array(means.length + path.length);
        all.set(means);
        all.set(path, means.length);
        const smooth = (cell: number): number =>
          between(all, (cell - origin + 0.5) / size + means.length - 0.5);
        const first = origin - size * means.length;
        const detail = (step: number): number => {
          let sum = 0;
          let count = 0;
          let at = origin + step - season * ceil((step + 1) / season);
          for (; count < SEASONS_OF_DETAIL && at >= first; at -= season, count += 1)
            sum += values[at]! - smooth(at);
          return count === 0 ? 0 : sum / count;
        };
        return Float64Array.from({ length: horizon }, (_, step) => smooth(origin + step) + detail(step));
      });
    },
  };
}

interface Blocks {
  readonly means: Float64Array;
  readonly path: Float64Array;
}

/** Origins that are whole blocks apart share one run of the inner member. */
function forecastBlocks(
  inner: Member,
  {
    values,
    origins,
    size,
    blocksAhead,
  }: { values: Float64Array; origins: readonly number[]; size: number; blocksAhead: number },
): readonly Blocks[] {
  const byOffset = new Map<number, number[]>();
  for (const origin of origins) byOffset.set(origin % size, [...(byOffset.get(origin % size) ?? []), origin]);
  const found = new Map<number, Blocks>();
  for (const [offset, group] of byOffset) {
    const means = blockMeans(values, offset, size);
    const ends = group.map((origin) => floor((origin - offset) / size));
    inner.forecast(means, ends, blocksAhead).forEach((path, i) => {
      found.set(group[i]!, { means: means.subarray(0, ends[i]), path });
    });
  }
  return origins.map((origin) => found.get(origin)!);
}

function blockMeans(values: Float64Array, offset: number, size: number): Float64Array {
  return Float64Array.from({ length: floor((values.length - offset) / size) }, (_, block) => {
    let sum = 0;
    const from = offset + block * size;
    for (let i = from; i < from + size; i += 1) sum += values[i]!;
    return sum / size;
  });
}

/** Linear between the middles of blocks, flat beyond them. */
function between(means: Float64Array, position: number): number {
  const within = max(0, min(means.length - 1, position));
  const below = floor(within);
  return means[below]! + (means[min(below + 1, means.length - 1)]! - means[below]!) * (within - below);
}
