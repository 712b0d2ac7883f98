import { CsvFault } from './csv-fault.js';

/**
 * Whether rows run from the newest to the oldest, so that they have to be read from the end.
 *
 * @param timestamps epoch milliseconds, one per row.
 * @returns false for rows that mostly ascend: single ones out of order stay where they are, and are counted when they are scored.
 * @throws CsvFault when most rows are older than the row before, but not all: nearly nothing could be scored.
 */
export function isNewestFirst(timestamps: Float64Array): boolean {
  let nUp = 0;
  let nDown = 0;
  for (let row = 1; row < timestamps.length; row += 1) {
    const step = (timestamps[row] ?? 0) - (timestamps[row - 1] ?? 0);
    if (step > 0) nUp += 1;
    if (step < 0) nDown += 1;
  }
  if (nDown > nUp && nUp > 0)
    throw new CsvFault(
      `${nDown} rows are older than the row before and ${nUp} newer; sort the file by "timestamp", oldest first`,
    );
  return nDown > nUp;
}
