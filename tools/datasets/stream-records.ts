import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { CsvError } from './csv-bytes.js';

/** A row of a CSV file, and the line on which it ends. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads the rows of a CSV file one after the other, the header first, plain or gzip'd: for files that are not to be held in memory.
 *
 * @throws CsvError naming the file and what cannot be read for certain.
 */
export async function* streamRecords(path: string): AsyncGenerator<CsvRecord> {
  try {
    for await (const row of parserOf(path)) {
      const { record, info } = row as { record: string[]; info: { lines: number } };
      yield { cells: record, line: info.lines };
    }
  } catch (error) {
    throw error instanceof CsvError ? error : new CsvError(path, error);
  }
}

function parserOf(path: string): Readable {
  const parser = parse({ bom: true, skip_empty_lines: true, info: true });
  const bytes = createReadStream(path);
  // A fault of any part ends the parser, which is the one that is read.
  if (path.endsWith('.gz')) return pipeline(bytes, createGunzip(), parser, ignore);
  return pipeline(bytes, parser, ignore);
}

function ignore(): void {
  return;
}
