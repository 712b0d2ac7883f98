import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A metric file and how it is called in tables and outputs. */
export interface CsvFile {
  readonly path: string;
  /** Path below the folder, with `/` and without `.csv` or `.csv.gz`. */
  readonly name: string;
}

const CSV = /\.csv(\.gz)?$/;

/** @returns the CSV files at or below the path, sorted by name */
export async function findCsvFiles(path: string): Promise<readonly CsvFile[]> {
  const isFolder = (await stat(path)).isDirectory();
  const paths = isFolder
    ? (await readdir(path, { recursive: true })).map((name) => join(path, name))
    : [path];
  return paths
    .filter((file) => CSV.test(file))
    .map((file) => ({ path: file, name: nameOf(isFolder ? relative(path, file) : file) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function nameOf(path: string): string {
  return path.split(sep).join('/').replace(CSV, '');
}
