import { parse } from 'csv-parse/sync';
import { CsvError, readBytes } from './csv-bytes.js';
import { detectDelimiter } from './detect-delimiter.js';
import { type EmptyOptions, type LabelledCsv, labelledMetricsOf } from './labelled-metrics.js';

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
