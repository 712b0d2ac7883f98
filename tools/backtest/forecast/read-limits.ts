import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** One row of the file of limits. */
export interface SeriesLimit {
  readonly series: string;
  readonly value: number;
  readonly side: 'above' | 'below';
}

const COLUMNS = ['series', 'limit'];

/**
 * Reads `series,limit[,side]`.
 *
 * @param known names of the series there are.
 * @throws Error naming the file, the row and what is wrong with it.
 */
export async function readLimits(path: string, known: readonly string[]): Promise<readonly SeriesLimit[]> {
  const bytes = await readFile(path);
  const text = path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
  const [header = [], ...rows] = parse(text, { bom: true, trim: true, skip_empty_lines: true });
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`${path}: the header lacks ${missing.join(', ')}.`);
  return rows.map((row, index) => {
    const cell = (column: string): string => row[header.indexOf(column)] ?? '';
    const fault = (what: string): Error => new Error(`${path}: row ${index + 1} ${what}.`);
    const [series, limit, side] = [cell('series'), cell('limit'), cell('side') || 'above'];
    if (!known.includes(series)) throw fault(`names "${series}", which is no series of the input`);
    if (limit === '' || !Number.isFinite(Number(limit))) throw fault(`has no number as limit: "${limit}"`);
    if (side !== 'above' && side !== 'below') throw fault(`has the side "${side}"; write above or below`);
    return { series, value: Number(limit), side };
  });
}
