import { parseArgs } from 'node:util';
import { type BenchRow, missedOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureScale, type ScaleFigures } from './measure-scale.js';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '2500,10000,100000' },
    ticks: { type: 'string', default: '6' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

/** For so many series the memory must do. */
const MANY_SERIES = 100_000;

const figures: ScaleFigures[] = [];
console.log(
  '  series  samples/s  µs a sample  service, µs  database, µs  log, bytes  score, bytes  first sweep/s  memory MB  bytes a series',
);
for (const nSeries of values.series.split(',').map(Number)) {
  const one = await measureScale(nSeries, Number(values.ticks));
  figures.push(one);
  const cells: readonly (readonly [number, number])[] = [
    [one.nSeries, 8],
    [one.samplesPerSecond, 11],
    [one.microsecondsPerSample, 13],
    [one.serviceMicroseconds, 13],
    [one.databaseMicroseconds, 14],
    [one.walBytes, 12],
    [one.scoreBytes, 14],
    [one.firstSweepPerSecond, 15],
    [one.rssMb, 11],
    [one.bytesPerSeries, 16],
  ];
  console.log(cells.map(([value, width]) => value.toFixed(0).padStart(width)).join(''));
}
await writeResults('scale', figures, values.results);
endMissed(missedOf(figures.flatMap(rowsOf)));

function rowsOf({ nSeries, samplesPerSecond, walBytes, scoreBytes, rssMb }: ScaleFigures): BenchRow[] {
  const name = (what: string): string => `${nSeries} series, one new sample of each: ${what}`;
  return [
    { name: name('samples a second'), unit: '', ours: samplesPerSecond, must: 15_000, isRate: true },
    { name: name('bytes of log a sample'), unit: '', ours: walBytes, must: 250 },
    { name: name('bytes on disk a score'), unit: '', ours: scoreBytes, must: 60 },
    ...(nSeries >= MANY_SERIES ? [{ name: name('memory'), unit: 'MB', ours: rssMb, must: 450 }] : []),
  ];
}
