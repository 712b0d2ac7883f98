import { join } from 'node:path';
import { findCsvFiles, readLabelledCsv } from '../../datasets/index.js';

/** One series of a set. */
export interface SetSeries {
  readonly name: string;
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
}

/** Reads every series of a folder, as `timestamp,value`. */
export async function readSeries(data: string, set: string): Promise<readonly SetSeries[]> {
  const series: SetSeries[] = [];
  for (const { path, name } of await findCsvFiles(join(data, set))) {
    const { timestamps, metrics } = await readLabelledCsv(path);
    series.push({ name, timestamps, values: metrics.get('value')! });
  }
  return series;
}

/** The rows before one. */
export function before(
  { timestamps, values }: Omit<SetSeries, 'name'>,
  row: number,
): Omit<SetSeries, 'name'> {
  return { timestamps: timestamps.subarray(0, row), values: values.subarray(0, row) };
}
