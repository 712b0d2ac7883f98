import { backtest, type BacktestProgress } from './backtest.js';
import { readOptions } from './options.js';

try {
  const options = readOptions(process.argv.slice(2));
  console.log('rows     metrics  judged   anomalous  alarms  seconds  file');
  for await (const progress of backtest(options)) console.log(summaryLine(progress, options.threshold));
  console.log(`Scores are in ${options.output}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function summaryLine({ name, file, judged, nHistory, seconds }: BacktestProgress, threshold: number): string {
  const countFrom = (scores: Float64Array): number =>
    scores.subarray(nHistory).filter((score) => score >= threshold).length;
  const cells: [number | string, number][] = [
    [file.timestamps.length, 9],
    [file.metrics.size, 9],
    [file.timestamps.length - nHistory, 9],
    [countFrom(judged.scores), 11],
    [countFrom(judged.alarmScores), 8],
    [seconds.toFixed(2), 9],
  ];
  return cells.map(([cell, width]) => String(cell).padEnd(width)).join('') + name;
}
