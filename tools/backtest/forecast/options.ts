import { parseArguments, timeZoneArgument } from '../parse-arguments.js';

/** Options of a forecast of files. */
export interface ForecastFilesOptions {
  /** Folder of CSV files, or one of them. */
  readonly input: string;
  readonly output: string;
  /** Steps to forecast. */
  readonly horizon: number;
  /** Cells of the season, instead of the ones that are found. */
  readonly period?: number;
  /** IANA name of the zone whose wall clock the series follow; UTC by default. The times in the files are not read by it. */
  readonly timeZone: string;
  /** CSV of limits. */
  readonly limits?: string;
  /** Days after the last row in which limits are looked for. */
  readonly withinDays: number;
}

const USAGE =
  'npm run backtest:forecast -- --input DIR --output DIR --horizon N [--period N] [--time-zone Europe/Berlin] [--limits FILE] [--within-days 365] [--seed N]';

/** More steps are no forecast: a year of five minutes. */
const LONGEST_HORIZON = 105_120;

/** A century. */
const MOST_DAYS = 36_525;

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for the user when an argument is missing or out of range.
 */
export function readOptions(args: readonly string[]): ForecastFilesOptions {
  const values = parse(args);
  const { input, output, horizon, period, limits } = values;
  if (input === undefined || output === undefined || horizon === undefined)
    throw new Error(`Usage: ${USAGE}`);
  wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER);
  return {
    input,
    output,
    horizon: wholeNumber('--horizon', horizon, 1, LONGEST_HORIZON),
    timeZone: timeZoneArgument('--time-zone', values['time-zone']),
    withinDays: wholeNumber('--within-days', values['within-days'], 1, MOST_DAYS),
    ...(period === undefined ? {} : { period: wholeNumber('--period', period, 1, LONGEST_HORIZON) }),
    ...(limits === undefined ? {} : { limits }),
  };
}

function parse(args: readonly string[]) {
  const options = {
    input: { type: 'string' },
    output: { type: 'string' },
    horizon: { type: 'string' },
    period: { type: 'string' },
    'time-zone': { type: 'string', default: 'UTC' },
    limits: { type: 'string' },
    'within-days': { type: 'string', default: '365' },
    // Nothing is drawn at random; the common options of the backtests are accepted all the same.
    seed: { type: 'string', default: '1' },
  } as const;
  return parseArguments(args, options, USAGE);
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high)
    throw new Error(`${name} must be a whole number in ${low}..${high}, got "${text}".`);
  return value;
}
