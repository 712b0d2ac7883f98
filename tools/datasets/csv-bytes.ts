import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CsvError as ParserError } from 'csv-parse';

/** Says which file and line cannot be read, and why. */
export class CsvError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${basename(path)}: ${problemOf(cause)}`, { cause });
    this.name = 'CsvError';
  }
}

/** A thousand times as much as a file of a year of samples; what unpacks to more was made to fill the memory. */
const MOST_UNPACKED_BYTES = 2 ** 30;

/** Bytes of a file, unpacked where its name ends in `.gz`. */
export async function readBytes(path: string, maxOutputLength = MOST_UNPACKED_BYTES): Promise<Uint8Array> {
  const bytes = await readFile(path);
  return path.endsWith('.gz') ? promisify(gunzip)(bytes, { maxOutputLength }) : bytes;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'this is a folder; name a file in it',
  Z_DATA_ERROR: 'this is no gzip file although its name ends in .gz; rename it or compress it',
  ERR_BUFFER_TOO_LARGE: 'it unpacks to more than a gigabyte; split it',
  Z_BUF_ERROR: 'the gzip file is cut short; copy it again',
};

function problemOf(error: unknown): string {
  if (error instanceof ParserError && error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return `line ${String(error.lines)} has not as many cells as the header; quote numbers that are written with a comma`;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return PROBLEMS[code] ?? message;
}
