import { backtest, type BacktestProgress } from './backtest.js';
import { readOptions } from './options.js';
import { describeFileError } from './describe-file-error.js';
import { describeUnscored } from './describe-unscored.js';

const HEADING = 'rows     metrics  scored   anomalous  alarms  seconds  file';

try {
  const options = readOptions(process.argv.slice(2));
  let heading = `${HEADING}\n`;
  for await (const progress of backtest(options)) {
    console.log(heading + summaryLine(progress, options.threshold));
    for (const line of describeUnscored(progress, options.threshold))
      console.log(`${progress.name}: ${line}`);
    heading = '';
  }
  console.log(`Scores are in ${options.output}.`);
} catch (error) {
  console.error(describeFileError(error));
  process.exitCode = 1;
}

function summaryLine({ name, file, scored, nHistory, seconds }: BacktestProgress, threshold: number): string {
  const countFrom = (scores: Float64Array): number =>
    scores.subarray(nHistory).filter((score) => score >= threshold).length;
  const cells: [number | string, number][] = [
    [file.timestamps.length, 9],
    [file.metrics.size, 9],
    [scored.nScored, 9],
    [countFrom(scored.scores), 11],
    [countFrom(scored.alarmScores), 8],
    [seconds.toFixed(2), 9],
  ];
  return cells.map(([cell, width]) => String(cell).padEnd(width)).join('') + name;
}
