import { parse } from 'csv-parse/sync';
import { CsvFault } from './csv-fault.js';
import { CsvError, readBytes } from './csv-bytes.js';
import { Table } from './table.js';

/** Columns that a file must have, and those that it may have; others are passed over. */
export interface ExpectedColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads a CSV file with a header, as RFC 4180 has it, plain or gzip'd.
 *
 * @throws CsvError naming the file and what cannot be read for certain.
 */
export async function readTable(path: string, expected: ExpectedColumns): Promise<Table> {
  try {
    return tableOf(path, await readBytes(path), expected);
  } catch (error) {
    throw new CsvError(path, error);
  }
}

interface ParsedRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function tableOf(path: string, bytes: Uint8Array, { required, optional }: ExpectedColumns): Table {
  const parsed = parse(bytes, { bom: true, skip_empty_lines: true, info: true }) as unknown as ParsedRow[];
  const [header, ...rows] = parsed;
  if (header === undefined) throw new CsvFault('the file is empty; a header is expected');
  const missing = required.filter((name) => !header.record.includes(name));
  if (missing.length > 0)
    throw new CsvFault(`the header lacks ${missing.map((name) => `"${name}"`).join(', ')}`);
  const twice = [...required, ...optional].find(
    (name) => header.record.indexOf(name) !== header.record.lastIndexOf(name),
  );
  if (twice !== undefined) throw new CsvFault(`two columns of the header are called "${twice}"`);
  return new Table(
    header.record,
    rows.map(({ record, info }) => ({ cells: record, line: info.lines })),
    path,
  );
}
