import { parseArguments } from '../parse-arguments.js';

/** Options of a backtest of maintenance. */
export interface MaintenanceOptions {
  readonly train: string;
  readonly input: string;
  readonly output: string;
  readonly columns: FleetColumnNames;
  /** Time within which a failure counts, in the unit of the times. */
  readonly horizon: number;
  readonly seed: number;
}

/** Names of the columns that are no measurements. */
export interface FleetColumnNames {
  readonly unit: string;
  readonly time: string;
  readonly until?: string;
  readonly failure?: string;
}

const USAGE =
  'npm run backtest:maintenance -- --train FILE.csv --input FILE.csv --output FILE.csv --unit-column NAME --time-column NAME [--until-column NAME] [--failure-column NAME] --horizon N [--seed 1]';

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for the user when an argument is missing, unknown or no number.
 */
export function readMaintenanceOptions(args: readonly string[]): MaintenanceOptions {
  const given = parse(args);
  const { train, input, output, horizon, seed } = given;
  const columns = columnsOf(given);
  if (train === undefined || input === undefined || output === undefined || horizon === undefined)
    throw new Error(`Usage: ${USAGE}`);
  if (columns === undefined) throw new Error(`Usage: ${USAGE}`);
  if (!(Number(horizon) > 0)) throw new Error(`--horizon must be a number above 0, got "${horizon}".`);
  if (!/^\d+$/.test(seed)) throw new Error(`--seed must be a whole number, got "${seed}".`);
  return { train, input, output, columns, horizon: Number(horizon), seed: Number(seed) };
}

function columnsOf(given: ReturnType<typeof parse>): FleetColumnNames | undefined {
  const {
    'unit-column': unit,
    'time-column': time,
    'until-column': until,
    'failure-column': failure,
  } = given;
  if (unit === undefined || time === undefined) return undefined;
  return {
    unit,
    time,
    ...(until === undefined ? {} : { until }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function parse(args: readonly string[]) {
  const options = {
    train: { type: 'string' },
    input: { type: 'string' },
    output: { type: 'string' },
    'unit-column': { type: 'string' },
    'time-column': { type: 'string' },
    'until-column': { type: 'string' },
    'failure-column': { type: 'string' },
    horizon: { type: 'string' },
    seed: { type: 'string', default: '1' },
  } as const;
  return parseArguments(args, options, USAGE);
}
