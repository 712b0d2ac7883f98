import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCsvFiles, type LabelledMetrics, readLabelledCsv } from '../../datasets/index.js';
import { type RowWindow } from './nab-score.js';

/** A labelled file and its first evaluated row. */
export interface LabelledFile {
  readonly name: string;
  readonly file: LabelledMetrics;
  readonly evaluateFrom: number;
  /** NAB's windows; none in other sets, whose labels are in the file. */
  readonly windows: readonly RowWindow[];
}

type NabWindows = Record<string, { readonly windows: readonly RowWindow[]; readonly probation: number }>;
interface Split {
  readonly evaluateFrom: Record<string, number>;
}

/** The sets a data folder may hold, with the buffer VUS-PR uses for them; NAB has its own score. */
export const SETS = { nab: 0, asd: 100, smd: 100, cloud: 20, kpi: 20 } as const;

/** Name of a set. */
export type SetName = keyof typeof SETS;

/**
 * Reads one set whole.
 *
 * @throws Error when the folder is missing, or the first row to evaluate of a file.
 */
export async function readSet(data: string, set: SetName): Promise<LabelledFile[]> {
  const folder = join(data, set);
  const starts = set === 'nab' ? await readNabStarts(data) : await readStarts(folder);
  const files = await findCsvFiles(folder);
  return Promise.all(
    files.map(async ({ path, name }) => {
      const start = starts.get(name);
      if (start === undefined) throw new Error(`The first row to evaluate of ${set}/${name} is missing.`);
      return { name: `${set}/${name}`, file: await readLabelledCsv(path), ...start };
    }),
  );
}

type Starts = Map<string, { evaluateFrom: number; windows: readonly RowWindow[] }>;

async function readNabStarts(data: string): Promise<Starts> {
  const entries = JSON.parse(await readFile(join(data, 'nab', 'windows.json'), 'utf8')) as NabWindows;
  return new Map(
    Object.entries(entries).map(([path, { windows, probation }]) => {
      return [path.replace(/^nab\//, '').replace(/\.csv(\.gz)?$/, ''), { evaluateFrom: probation, windows }];
    }),
  );
}

async function readStarts(folder: string): Promise<Starts> {
  const { evaluateFrom } = JSON.parse(await readFile(join(folder, 'split.json'), 'utf8')) as Split;
  return new Map(
    Object.entries(evaluateFrom).map(([name, row]) => [name, { evaluateFrom: row, windows: [] }]),
  );
}
