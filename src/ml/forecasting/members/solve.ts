import { square } from '../../statistics/square.js';

const { sqrt } = Math;

/**
 * Solves A x = b for a symmetric positive definite matrix, by Cholesky's factorisation A = L Lᵀ, in place.
 *
 * @param matrix k × k, row by row; only its lower half is read, and overwritten by L. Finite.
 * @param b k numbers, overwritten by x and returned.
 * @returns `b`. A pivot that rounding has made negative counts as tiny: the column then has no weight.
 * @complexity O(k³)
 * @example solve(Float64Array.of(4, 0, 2, 3), Float64Array.of(8, 7)) // Float64Array [1.25, 1.5]
 */
export function solve(matrix: Float64Array, b: Float64Array): Float64Array {
  const k = b.length;
  for (let j = 0; j < k; j += 1) {
    let pivot = matrix[j * k + j]!;
    for (let p = 0; p < j; p += 1) pivot -= square(matrix[j * k + p]!);
    pivot = pivot > 0 ? sqrt(pivot) : Number.POSITIVE_INFINITY;
    matrix[j * k + j] = pivot;
    for (let i = j + 1; i < k; i += 1) {
      let sum = matrix[i * k + j]!;
      for (let p = 0; p < j; p += 1) sum -= matrix[i * k + p]! * matrix[j * k + p]!;
      matrix[i * k + j] = sum / pivot;
    }
  }
  for (let i = 0; i < k; i += 1) {
    let sum = b[i]!;
    for (let p = 0; p < i; p += 1) sum -= matrix[i * k + p]! * b[p]!;
    b[i] = sum / matrix[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i -= 1) {
    let sum = b[i]!;
    for (let p = i + 1; p < k; p += 1) sum -= matrix[p * k + i]! * b[p]!;
    b[i] = sum / matrix[i * k + i]!;
  }
  return b;
}
