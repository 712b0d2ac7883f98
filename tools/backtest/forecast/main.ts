import { describeFileError } from '../describe-file-error.js';
import { forecastFiles } from './forecast-files.js';
import { readOptions } from './options.js';
import { writeForecasts } from './write-forecasts.js';

try {
  const options = readOptions(process.argv.slice(2));
  const found = await forecastFiles(options);
  await writeForecasts(options.output, found);
  for (const { name, forecast } of found.files) {
    if (forecast === undefined)
      console.error(`${name}: no forecast; values at two different times at least are needed.`);
    else if (forecast.isShort)
      console.error(
        `${name}: history is shorter than three days or seasons; a rough forecast with a wide band.`,
      );
  }
  console.error(`Forecasts of ${found.files.length} series are in ${options.output}.`);
} catch (error) {
  console.error(describeFileError(error));
  process.exitCode = 1;
}
