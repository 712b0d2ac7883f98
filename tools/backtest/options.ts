import { parseArguments, timeZoneArgument } from './parse-arguments.js';

/** Options of a backtest. */
export interface BacktestOptions {
  /** CSV file or folder of them. */
  readonly input: string;
  readonly output: string;
  /** First row to evaluate; rows before it are training history. By default the first part of each file, or nothing with a model. */
  readonly evaluateFrom?: number;
  readonly threshold: number;
  readonly seed: number;
  /** Model file of the service to score with, instead of one trained on the files. */
  readonly model?: string;
  /** Asset type of the files, to use that type's model of the model file. */
  readonly assetType?: string;
  readonly plots: boolean;
  /** JSON file of changes to the built-in metric policies. */
  readonly policies?: string;
  /** IANA name of the zone whose wall clock the series follow; UTC by default. The times in the files are not read by it. */
  readonly timeZone?: string;
}

const USAGE =
  'npm run backtest -- --input FILE|DIR --output DIR [--evaluate-from N] [--threshold 0.7] [--seed 1 | --model FILE [--asset-type TYPE]] [--policies FILE] [--time-zone Europe/Berlin] [--plots]';

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for the user when an argument is missing or out of range.
 */
export function readOptions(args: readonly string[]): BacktestOptions {
  const values = parse(args);
  if (values.input === undefined || values.output === undefined) throw new Error(`Usage: ${USAGE}`);
  const { 'evaluate-from': evaluateFrom, 'asset-type': assetType, 'time-zone': timeZone } = values;
  if (assetType !== undefined && values.model === undefined)
    throw new Error('--asset-type goes with --model: only a model of the service has one for each type.');
  return {
    input: values.input,
    output: values.output,
    threshold: numberIn('--threshold', values.threshold, 0, 1),
    seed: integer('--seed', values.seed),
    plots: values.plots,
    policies: values.policies,
    ...(values.model === undefined ? {} : { model: values.model }),
    ...(assetType === undefined ? {} : { assetType }),
    ...(timeZone === undefined ? {} : { timeZone: timeZoneArgument('--time-zone', timeZone) }),
    ...(evaluateFrom === undefined ? {} : { evaluateFrom: integer('--evaluate-from', evaluateFrom) }),
  };
}

function parse(args: readonly string[]) {
  const options = {
    input: { type: 'string' },
    output: { type: 'string' },
    'evaluate-from': { type: 'string' },
    threshold: { type: 'string', default: '0.7' },
    seed: { type: 'string', default: '1' },
    model: { type: 'string' },
    'asset-type': { type: 'string' },
    policies: { type: 'string' },
    'time-zone': { type: 'string' },
    plots: { type: 'boolean', default: false },
  } as const;
  return parseArguments(args, options, USAGE);
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
