import { basename } from 'node:path';
import {
  forecastSeries,
  limitForecast,
  type LimitForecast,
  type SeriesForecast,
} from '../../../src/ml/index.js';
import { findCsvFiles } from '../../datasets/index.js';
import { type ForecastFilesOptions } from './options.js';
import { type History, readHistory } from './read-history.js';
import { readLimits, type SeriesLimit } from './read-limits.js';

/** lo95, p10, p50, p90, hi95. */
const PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975];

/** Names of what is written besides forecasts. */
const OWN_FILES: readonly string[] = ['series', 'capacity'];

/** What was found of one file. */
export interface ForecastOfFile {
  readonly name: string;
  /** Undefined for a series that has no value, or only one time. */
  readonly forecast?: SeriesForecast;
  readonly milliseconds: number;
}

/** What was found of a limit. */
export interface ForecastOfLimit extends SeriesLimit {
  readonly found: LimitForecast;
}

/** Everything that is to be written. */
export interface ForecastOfFiles {
  readonly files: readonly ForecastOfFile[];
  readonly limits?: readonly ForecastOfLimit[];
}

/**
 * Forecasts each file, and says when its limits are reached. Nothing is written.
 *
 * @throws Error naming the first file that cannot be read for certain.
 */
export async function forecastFiles(options: ForecastFilesOptions): Promise<ForecastOfFiles> {
  const histories = await readHistories(options.input);
  const limits =
    options.limits === undefined
      ? undefined
      : await readLimits(
          options.limits,
          histories.map(({ name }) => name),
        );
  const files = histories.map((history) => forecastFile(history, options));
  if (limits === undefined) return { files };
  const { timeZone, withinDays } = options;
  return {
    files,
    limits: limits.flatMap((limit) =>
      histories
        .filter(({ name }) => name === limit.series)
        .map((history) => ({
          ...limit,
          found: limitForecast(history, {
            value: limit.value,
            side: limit.side,
            withinDays,
            timeZone,
          }),
        })),
    ),
  };
}

async function readHistories(input: string): Promise<readonly History[]> {
  const files = await findCsvFiles(input);
  if (files.length === 0) throw new Error(`There is no .csv or .csv.gz file in ${input}.`);
  const named = files.map((file) => (file.path === input ? { ...file, name: basename(file.name) } : file));
  const twice = named.find(({ name }, i) => named.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) throw new Error(`There are two files of the series ${twice.name}; remove one.`);
  const taken = named.find(({ name }) => OWN_FILES.includes(name));
  if (taken !== undefined)
    throw new Error(`A series called ${taken.name} would be written over ${taken.name}.csv; rename it.`);
  const histories: History[] = [];
  for (const file of named) histories.push(await readHistory(file));
  return histories;
}

function forecastFile(
  { name, ...samples }: History,
  { horizon, period, timeZone }: ForecastFilesOptions,
): ForecastOfFile {
  const startedAt = performance.now();
  const forecast = forecastSeries(samples, {
    horizon,
    probabilities: PROBABILITIES,
    timeZone,
    ...(period === undefined ? {} : { period }),
  });
  const milliseconds = performance.now() - startedAt;
  return forecast === undefined ? { name, milliseconds } : { name, forecast, milliseconds };
}
