import { parse } from 'csv-parse/sync';
import { TIMESTAMP } from './columns.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * What separates the cells of a CSV file, by its header: where a cell is the name of the time column, and where there are most cells.
 *
 * @param header first line of the file.
 */
export function detectDelimiter(header: string): string {
  const candidates = DELIMITERS.map((delimiter) => {
    const cells = cellsOf(header, delimiter);
    return { delimiter, rank: cells.length + (cells.includes(TIMESTAMP) ? header.length : 0) };
  });
  return candidates.reduce((best, one) => (one.rank > best.rank ? one : best)).delimiter;
}

/** No cells where a quote does not end at such a delimiter. */
function cellsOf(header: string, delimiter: string): readonly string[] {
  const [cells = []] = parse(header, { delimiter, trim: true, skip_records_with_error: true });
  return cells;
}
