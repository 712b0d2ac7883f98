/** @returns the items split wherever one comes more than `gapMs` after the one before; ascending by time */
export function splitByGaps<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => number,
  gapMs: number,
): readonly (readonly Item[])[] {
  const clusters: Item[][] = [];
  let previousMs = -Infinity;
  for (const item of items) {
    const atMs = timeOf(item);
    if (atMs - previousMs > gapMs) clusters.push([]);
    clusters.at(-1)?.push(item);
    previousMs = atMs;
  }
  return clusters;
}

/** @param times ascending. @returns the most of them that lie within `spanMs` of each other */
export function largestCount(times: readonly number[], spanMs: number): number {
  let largest = 0;
  let first = 0;
  times.forEach((at, i) => {
    while (at - (times[first] ?? at) > spanMs) first += 1;
    largest = Math.max(largest, i - first + 1);
  });
  return largest;
}
