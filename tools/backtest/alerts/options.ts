import { parseArguments } from '../parse-arguments.js';

/** Options of a backtest of alerts. */
export interface AlertOptions {
  readonly input: string;
  readonly topology: string;
  readonly output: string;
  readonly silences?: string;
  readonly polls?: string;
}

const USAGE =
  'npm run backtest:alerts -- --input FILE.csv --topology FILE.csv --output FILE.csv [--silences FILE.csv] [--polls FILE.csv] [--seed 1]';

/**
 * Reads the command line. Nothing is drawn at random; `--seed` is accepted as in the other backtests.
 *
 * @throws Error with a sentence for the user when an argument is missing, unknown or no number.
 */
export function readAlertOptions(args: readonly string[]): AlertOptions {
  const { input, topology, output, silences, polls, seed } = parse(args);
  if (input === undefined || topology === undefined || output === undefined)
    throw new Error(`Usage: ${USAGE}`);
  if (!/^\d+$/.test(seed)) throw new Error(`--seed must be a whole number, got "${seed}".`);
  return {
    input,
    topology,
    output,
    ...(silences === undefined ? {} : { silences }),
    ...(polls === undefined ? {} : { polls }),
  };
}

function parse(args: readonly string[]) {
  const options = {
    input: { type: 'string' },
    topology: { type: 'string' },
    output: { type: 'string' },
    silences: { type: 'string' },
    polls: { type: 'string' },
    seed: { type: 'string', default: '1' },
  } as const;
  return parseArguments(args, options, USAGE);
}
