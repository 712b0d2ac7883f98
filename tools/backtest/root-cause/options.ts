import { parseArguments } from '../parse-arguments.js';

/** Options of a backtest of root causes. */
export interface RootCauseOptions {
  /** Folder of systems. */
  readonly input: string;
  readonly output: string;
  /** Probability that some cause must have to be named, 0..1. */
  readonly confidence: number;
}

const USAGE = 'npm run backtest:root-cause -- --input DIR --output FILE.json [--confidence 0.5] [--seed 1]';

/**
 * Reads the command line. Nothing is drawn at random; `--seed` is accepted as in the other backtests.
 *
 * @throws Error with a sentence for the user when an argument is missing, unknown or out of range.
 */
export function readRootCauseOptions(args: readonly string[]): RootCauseOptions {
  const { input, output, confidence, seed } = parse(args);
  if (input === undefined || output === undefined) throw new Error(`Usage: ${USAGE}`);
  if (!/^\d+$/.test(seed)) throw new Error(`--seed must be a whole number, got "${seed}".`);
  const share = Number(confidence);
  if (confidence.trim() === '' || !(share >= 0 && share <= 1))
    throw new Error(`--confidence must be a number in 0..1, got "${confidence}".`);
  return { input, output, confidence: share };
}

function parse(args: readonly string[]) {
  const options = {
    input: { type: 'string' },
    output: { type: 'string' },
    confidence: { type: 'string', default: '0.5' },
    seed: { type: 'string', default: '1' },
  } as const;
  return parseArguments(args, options, USAGE);
}
