const MEGABYTE = 2 ** 20;

/** Megabytes in use, after a collection where Node runs with --expose-gc. */
export function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MEGABYTE;
}
