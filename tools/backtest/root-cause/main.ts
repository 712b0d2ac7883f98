import { describeFileError } from '../describe-file-error.js';
import { backtestRootCause } from './backtest-root-cause.js';
import { readRootCauseOptions } from './options.js';

try {
  await backtestRootCause(readRootCauseOptions(process.argv.slice(2)), (line) => console.error(line));
} catch (error) {
  console.error(describeFileError(error));
  process.exitCode = 1;
}
