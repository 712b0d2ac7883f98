import { parseArgs } from 'node:util';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureScale, type ScaleFigures } from './measure-scale.js';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000,10000,100000' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const figures: ScaleFigures[] = [];
console.log('  series  samples/s  µs a sample  first sweep/s  memory MB  bytes a series');
for (const nSeries of values.series.split(',').map(Number)) {
  const one = await measureScale(nSeries);
  figures.push(one);
  const cells: readonly (readonly [number, number])[] = [
    [one.nSeries, 8],
    [one.samplesPerSecond, 11],
    [one.microsecondsPerSample, 13],
    [one.firstSweepPerSecond, 15],
    [one.rssMb, 11],
    [one.bytesPerSeries, 16],
  ];
  console.log(cells.map(([value, width]) => value.toFixed(0).padStart(width)).join(''));
}
await writeResults('scale', figures, values.results);
