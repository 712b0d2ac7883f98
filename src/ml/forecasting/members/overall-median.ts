import { type Member } from './member.js';

/** A member that says the median of all values before the origin: what is mostly nothing stays nothing. */
export function overallMedian(name: string): Member {
  return {
    name,
    needs: 1,
    forecast: (values, origins, horizon) =>
      origins.map((origin) => {
        const sorted = values.slice(0, origin).sort();
        return new Float64Array(horizon).fill(sorted[sorted.length >> 1]!);
      }),
  };
}
