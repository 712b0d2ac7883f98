import { randomUUID } from 'node:crypto';
import { type CsvFile, type LabelledMetrics, readLabelledCsv } from '../datasets/index.js';

/** A file as an asset of the EMS, its clock shifted so that its last sample is the newest there can be. */
export interface ReplayedAsset {
  readonly id: string;
  readonly name: string;
  readonly rows: LabelledMetrics;
  /** Rows before this one are training history. */
  readonly evaluateFrom: number;
}

/**
 * @param endMs - epoch milliseconds of the last sample after the shift
 * @param trainShare - 0..1
 */
export async function replayedAsset(
  file: CsvFile,
  endMs: number,
  trainShare: number,
): Promise<ReplayedAsset> {
  const rows = await readLabelledCsv(file.path);
  const shiftMs = endMs - rows.timestamps.reduce((latest, at) => Math.max(latest, at), -Infinity);
  return {
    id: randomUUID(),
    name: file.name,
    rows: { ...rows, timestamps: rows.timestamps.map((at) => at + shiftMs) },
    evaluateFrom: Math.floor(rows.timestamps.length * trainShare),
  };
}
