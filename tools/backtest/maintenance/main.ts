import { describeFileError } from '../describe-file-error.js';
import { backtestMaintenance } from './backtest-maintenance.js';
import { readMaintenanceOptions } from './options.js';

try {
  await backtestMaintenance(readMaintenanceOptions(process.argv.slice(2)), (line) => console.error(line));
} catch (error) {
  console.error(describeFileError(error));
  process.exitCode = 1;
}
