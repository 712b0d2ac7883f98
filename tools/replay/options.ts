import { parseArgs } from 'node:util';

export interface ReplayOptions {
  /** A folder of labelled CSVs, or one file. */
  readonly data: string;
  /** Share of each file, from its start, that the model is trained on; the rest is evaluated. */
  readonly trainShare: number;
}

export const USAGE = `Usage: npm run replay -- --data DIR [--train-share 0.15]

Loads labelled CSVs (timestamp, metrics, label; .gz too) as assets into a simulated EMS Core of its own, trains on
the first part of each, lets the service sweep the rest, and counts what it found.`;

/** @throws Error with what is wrong about the arguments */
export function parseOptions(args: readonly string[]): ReplayOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, 'train-share': { type: 'string', default: '0.15' } },
  });
  if (values.data === undefined) throw new Error('--data is missing: which folder of CSVs?');
  const trainShare = Number(values['train-share']);
  if (!(trainShare > 0 && trainShare < 1)) {
    throw new Error(`--train-share must lie between 0 and 1 (it is ${values['train-share']})`);
  }
  return { data: values.data, trainShare };
}
