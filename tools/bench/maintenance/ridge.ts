/**
 * Ridge regression with an intercept that is not shrunk, by Gauss–Jordan elimination.
 *
 * @returns the intercept and a weight for each column.
 */
export function solveNormal(
  columns: readonly Float64Array[],
  target: Float64Array,
  ridge: number,
): Float64Array {
  const all = [new Float64Array(target.length).fill(1), ...columns];
  const n = all.length;
  const rows = all.map((a, p) => {
    const row = new Float64Array(n + 1);
    for (let q = 0; q < n; q += 1) row[q] = dot(a, all[q]!) + (p === q && p > 0 ? ridge : 0);
    row[n] = dot(a, target);
    return row;
  });
  for (let p = 0; p < n; p += 1) {
    const pivot = rows[p]![p]!;
    for (let q = p; q <= n; q += 1) rows[p]![q]! /= pivot;
    for (let other = 0; other < n; other += 1) {
      if (other === p) continue;
      const factor = rows[other]![p]!;
      for (let q = p; q <= n; q += 1) rows[other]![q]! -= factor * rows[p]![q]!;
    }
  }
  return Float64Array.from(rows, (row) => row[n]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
