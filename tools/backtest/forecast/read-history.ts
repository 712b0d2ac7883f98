import { basename } from 'node:path';
import { type CsvFile, readLabelledCsv } from '../../datasets/index.js';

/** The history of one series. */
export interface History {
  readonly name: string;
  readonly timestamps: Float64Array;
  /** NaN where nothing was measured. */
  readonly values: Float64Array;
}

/** The column that is forecast. */
const VALUE = 'value';

/**
 * Reads `timestamp,value`.
 *
 * @throws Error naming the file when it cannot be read for certain, or has no such column.
 */
export async function readHistory({ path, name }: CsvFile): Promise<History> {
  const { timestamps, metrics } = await readLabelledCsv(path, { mayBeEmpty: true });
  const values = metrics.get(VALUE);
  if (values === undefined)
    throw new Error(`${basename(path)}: there is no column "${VALUE}"; call the one with the values so.`);
  return { name, timestamps, values };
}
