/**
 * Spearman's rank correlation of two columns: Pearson's of their ranks, ties sharing the mean of theirs.
 *
 * @param a finite numbers.
 * @param b as many finite numbers.
 * @returns −1..1; NaN where a column has fewer than two values or all of them alike.
 * @throws RangeError when the columns differ in length.
 * @source Spearman, 1904, "The Proof and Measurement of Association between Two Things".
 * @example rankCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 90)) // 1
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length)
    throw new RangeError(`columns: must be of one length, got ${a.length} and ${b.length}`);
  const [ranksOfA, ranksOfB] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let [product, squaresOfA, squaresOfB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [ranksOfA[i]! - mean, ranksOfB[i]! - mean];
    product += x * y;
    squaresOfA += x * x;
    squaresOfB += y * y;
  }
  return product / Math.sqrt(squaresOfA * squaresOfB);
}

function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const ranked = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1;
    for (let i = start; i < end; i += 1) ranked[order[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranked;
}
