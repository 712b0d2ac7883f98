import { describeFileError } from '../describe-file-error.js';
import { backtestAlerts } from './backtest-alerts.js';
import { readAlertOptions } from './options.js';

try {
  await backtestAlerts(readAlertOptions(process.argv.slice(2)), (line) => console.error(line));
} catch (error) {
  console.error(describeFileError(error));
  process.exitCode = 1;
}
