import { type BenchRow, ratiosOf } from './bench-row.js';

/** A ratio has to fall by more than this to be called slower: two runs of the same code differ by less. */
const TOLERANCE = 0.15;

/**
 * Says what got slower since the committed run: by the ratios to rivals, which hold on any machine; where there is no rival, by
 * figures of the same processor.
 */
export function regressions(
  before: readonly BenchRow[],
  now: readonly BenchRow[],
  isSameMachine: boolean,
): readonly string[] {
  const committed = new Map(before.map((row) => [row.name, row]));
  return now.flatMap((row) => {
    const earlier = committed.get(row.name);
    if (earlier === undefined) return [];
    const then = ratiosOf(earlier);
    const byRivals = Object.entries(ratiosOf(row)).flatMap(([rival, ratio]) =>
      then[rival] === undefined
        ? []
        : [{ change: ratio / then[rival], what: `${row.name} against ${rival}` }],
    );
    const change = row.isRate ? row.ours / earlier.ours : earlier.ours / row.ours;
    const byItself = byRivals.length === 0 && isSameMachine ? [{ change, what: row.name }] : [];
    return [...byRivals, ...byItself]
      .filter((one) => one.change < 1 - TOLERANCE)
      .map(
        (one) => `${one.what}: ${Math.round(100 * (1 / one.change - 1))} % slower or larger than committed`,
      );
  });
}
