import { parseArgs } from 'node:util';

/** What a backtest may be told. */
export interface BacktestOptions {
  /** CSV file or folder of them. */
  readonly input: string;
  readonly output: string;
  /** First row to judge; rows before it are history to train on. Each file's first part when not given. */
  readonly evaluateFrom?: number;
  readonly threshold: number;
  readonly seed: number;
  readonly plots: boolean;
}

const USAGE =
  'npm run backtest -- --input FILE|DIR --output DIR [--evaluate-from N] [--threshold 0.7] [--seed 1] [--plots]';

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for the user when an argument is missing or out of range.
 */
export function readOptions(args: readonly string[]): BacktestOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      input: { type: 'string' },
      output: { type: 'string' },
      'evaluate-from': { type: 'string' },
      threshold: { type: 'string', default: '0.7' },
      seed: { type: 'string', default: '1' },
      plots: { type: 'boolean', default: false },
    },
  });
  if (values.input === undefined || values.output === undefined) throw new Error(`Usage: ${USAGE}`);
  const evaluateFrom = values['evaluate-from'];
  return {
    input: values.input,
    output: values.output,
    threshold: numberIn('--threshold', values.threshold, 0, 1),
    seed: integer('--seed', values.seed),
    plots: values.plots,
    ...(evaluateFrom === undefined ? {} : { evaluateFrom: integer('--evaluate-from', evaluateFrom) }),
  };
}

function integer(name: string, text: string): number {
  const value = numberIn(name, text, 0, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(value)) throw new Error(`${name} must be a whole number, got "${text}".`);
  return value;
}

function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high)) {
    throw new Error(`${name} must be a number in ${low}..${high}, got "${text}".`);
  }
  return value;
}
