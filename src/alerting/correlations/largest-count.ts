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
