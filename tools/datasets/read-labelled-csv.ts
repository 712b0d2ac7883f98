import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CsvError as ParserError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { detectDelimiter } from './detect-delimiter.js';
import { type EmptyOptions, type LabelledCsv, labelledMetricsOf } from './labelled-metrics.js';

/** Says which file and line cannot be read, and why. */
class CsvError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${basename(path)}: ${problemOf(cause)}`, { cause });
    this.name = 'CsvError';
  }
}

/**
 * Reads a CSV with the header `timestamp,<metric>...[,label]`, plain or gzip'd, with commas, semicolons, tabs or `|` between cells and
 * with or without a byte order mark.
 *
 * @param path - ends in `.csv` or `.csv.gz`
 * @returns rows in the file's order, or turned round where the newest comes first
 * @throws CsvError naming the file and the first row that cannot be read for certain
 */
export async function readLabelledCsv(path: string, options?: EmptyOptions): Promise<LabelledCsv> {
  try {
    return labelledMetricsOf(tableOf(await readBytes(path)), options);
  } catch (error) {
    throw new CsvError(path, error);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  return path.endsWith('.gz') ? promisify(gunzip)(bytes) : bytes;
}

/** Spreadsheets write and heed such a line before the header. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

function tableOf(bytes: Uint8Array): string[][] {
  const firstLine = firstLineOf(bytes);
  const [, separator] = SEPARATOR_LINE.exec(firstLine) ?? [];
  return parse(bytes, {
    bom: true,
    delimiter: separator ?? detectDelimiter(firstLine),
    from_line: separator === undefined ? 1 : 2,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  });
}

function firstLineOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const start = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 65_536));
  return start.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

const PROBLEMS: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: 'this is no gzip file although its name ends in .gz; rename it or compress it',
  Z_BUF_ERROR: 'the gzip file is cut short; copy it again',
};

function problemOf(error: unknown): string {
  if (error instanceof ParserError && error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return `line ${String(error.lines)} has not as many cells as the header; quote numbers that are written with a comma`;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return PROBLEMS[code] ?? message;
}
