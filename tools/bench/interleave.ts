import { quantile } from './quantile.js';

/** Does some work once and says how many milliseconds it took. */
export type Timed = () => number | Promise<number>;

/**
 * Times several ways of doing the same in turn, round after round, so that what slows the machine slows all of them alike.
 *
 * @returns median milliseconds by name; the first round only warms up
 */
export async function interleave<Name extends string>(
  ways: Readonly<Partial<Record<Name, Timed>>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const ms = await ways[name]!();
      if (round > 0) measured[name].push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, quantile(measured[name], 0.5)])) as Record<
    Name,
    number
  >;
}

/**
 * Times work whose result must not be optimised away.
 *
 * @param passes how often it is done for one figure, so that short work is not measured by the clock's grain.
 * @returns milliseconds of one pass
 */
export function timed(work: () => number, passes = 1): Timed {
  return () => {
    const startedMs = performance.now();
    let result = 0;
    for (let pass = 0; pass < passes; pass += 1) result += work();
    const tookMs = (performance.now() - startedMs) / passes;
    if (Number.isNaN(result)) throw new RangeError('The work came to nothing');
    return tookMs;
  };
}
