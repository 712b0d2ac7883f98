/** How well one way of putting things together agrees with another. */
export interface PartitionScores {
  /** Adjusted Rand index: 1 alike, 0 by chance. */
  readonly ari: number;
  /** B-cubed F1: harmonic mean of precision and recall of an item's own group, averaged over items. */
  readonly bCubed: number;
}

/**
 * @param ours group of each item.
 * @param truth right group of each item.
 * @source Hubert, Arabie, 1985, "Comparing partitions", equation 5; Bagga, Baldwin, 1998, "Entity-based cross-document coreferencing".
 */
export function partitionScores(ours: readonly string[], truth: readonly string[]): PartitionScores {
  const both = new Map<string, { ours: string; truth: string; n: number }>();
  const [byOurs, byTruth] = [countsOf(ours), countsOf(truth)];
  for (const [i, group] of ours.entries()) {
    const right = truth[i] ?? '';
    const key = JSON.stringify([group, right]);
    const cell = both.get(key) ?? { ours: group, truth: right, n: 0 };
    cell.n += 1;
    both.set(key, cell);
  }
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + pairs(n), 0);
  const together = sumOf([...both.values()].map(({ n }) => n));
  const [a, b] = [sumOf(byOurs.values()), sumOf(byTruth.values())];
  const expected = (a * b) / Math.max(pairs(ours.length), 1);
  const most = (a + b) / 2;
  let [precision, recall] = [0, 0];
  for (const cell of both.values()) {
    precision += (cell.n * cell.n) / byOurs.get(cell.ours)!;
    recall += (cell.n * cell.n) / byTruth.get(cell.truth)!;
  }
  const [p, r] = [precision / ours.length, recall / ours.length];
  return {
    ari: most === expected ? 1 : (together - expected) / (most - expected),
    bCubed: (2 * p * r) / (p + r),
  };
}

/** How often each text occurs. */
export function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
