/**
 * x². A function, since the last bit of `x ** 2` depends on the version of the run time.
 *
 * @param x any number; NaN stays NaN.
 * @example square(-3) // 9
 */
export function square(x: number): number {
  return x * x;
}
