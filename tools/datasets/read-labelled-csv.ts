import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { instantOf } from './instant-of.js';

/** Metrics of one asset over time, with the truth about them where it is known. */
export interface LabelledMetrics {
  /** Epoch milliseconds, one per row. */
  readonly timestamps: Float64Array;
  /** By column name; NaN where a cell is empty or no number. */
  readonly metrics: ReadonlyMap<string, Float64Array>;
  /** 1 inside a labelled anomaly; all 0 in a file without labels. */
  readonly labels: Uint8Array;
}

const TIMESTAMP = 'timestamp';
const LABEL = 'label';

/** Says which file and line cannot be read, and why. */
class CsvError extends Error {
  constructor(path: string, problem: string) {
    super(`${basename(path)}: ${problem}`);
    this.name = 'CsvError';
  }
}

/**
 * Reads a CSV with the header `timestamp,<metric>...[,label]`, plain or gzip'd.
 *
 * @param path - ends in `.csv` or `.csv.gz`
 * @returns rows in the file's order
 * @throws CsvError naming the file and the first bad row
 */
export async function readLabelledCsv(path: string): Promise<LabelledMetrics> {
  const rows = await readRows(path);
  const [first] = rows;
  if (!first) throw new CsvError(path, 'there are no rows; a header and a row for each sample are expected');
  if (!(TIMESTAMP in first))
    throw new CsvError(path, `the header has no column "${TIMESTAMP}"; call the one with the times so`);
  const names = Object.keys(first).filter((name) => name !== TIMESTAMP && name !== LABEL);
  if (names.length === 0)
    throw new CsvError(
      path,
      `there is no metric column; besides "${TIMESTAMP}" and "${LABEL}" at least one is expected`,
    );
  const metrics = new Map(names.map((name) => [name, Float64Array.from(rows, (row) => numberOf(row[name]))]));
  if (![...metrics.values()].some((values) => values.some((value) => Number.isFinite(value))))
    throw new CsvError(path, `no metric column holds a number: ${names.join(', ')}`);
  return {
    timestamps: Float64Array.from(rows, (row, index) => timeOf(row[TIMESTAMP], path, index)),
    metrics,
    labels: Uint8Array.from(rows, (row) => Number(Number(row[LABEL] ?? 0) > 0)),
  };
}

type Row = Readonly<Record<string, string | undefined>>;

async function readRows(path: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const parser = parse({ columns: true, trim: true, skip_empty_lines: true });
  parser.on('data', (row: Row) => rows.push(row));
  try {
    const file = createReadStream(path);
    await (path.endsWith('.gz') ? pipeline(file, createGunzip(), parser) : pipeline(file, parser));
  } catch (error) {
    throw new CsvError(path, problemOf(error));
  }
  return rows;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: 'this is no gzip file although its name ends in .gz; rename it or compress it',
  Z_BUF_ERROR: 'the gzip file is cut short; copy it again',
};

function problemOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return PROBLEMS[code] ?? message;
}

function timeOf(text: string | undefined, path: string, index: number): number {
  const atMs = instantOf(text ?? '');
  if (Number.isNaN(atMs)) {
    throw new CsvError(
      path,
      `row ${index + 1} has no readable timestamp: "${text ?? ''}"; write it like 2026-01-31T14:05:00Z`,
    );
  }
  return atMs;
}

function numberOf(text: string | undefined): number {
  return text === undefined || text === '' ? NaN : Number(text);
}
