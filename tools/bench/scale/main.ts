import { parseArgs } from 'node:util';
import { type BenchRow, missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { PERFORMANCE_PAGE, putIntoPage, SCALING_PAGE } from '../put-into-page.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { DAY, FRESH, measureInTurn, measureScale, type ScaleFigures } from './measure-scale.js';
import { needsTable } from './million-series.js';
import { growthTable, SCALE_HEADING, scaleLine } from './scale-tables.js';

const { values } = parseArgs({
  options: {
    series: { type: 'string' },
    /** Everyday sweeps that are measured. */
    ticks: { type: 'string' },
    /** Once with a short past, once with a day of it. */
    day: { type: 'boolean', default: false },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

/** For so many series the memory must do. */
const MANY_SERIES = 100_000;
/** With fewer, what a sweep costs by itself weighs more than the samples. */
const LEAST_SERIES = 2_500;

if (values.day) await benchDay(Number(values.series ?? '2500'), Number(values.ticks ?? '14'));
else
  await benchSeries(
    (values.series ?? '500,2500,10000,100000').split(',').map(Number),
    Number(values.ticks ?? '6'),
  );

async function benchSeries(all: readonly number[], nTicks: number): Promise<void> {
  const figures: ScaleFigures[] = [];
  console.log(SCALE_HEADING);
  for (const nSeries of all) {
    const one = await measureScale(nSeries, nTicks);
    figures.push(one);
    console.log(scaleLine(one));
  }
  await writeResults('scale', figures, values.results);
  await show(PERFORMANCE_PAGE, 'growth', growthTable(figures));
  const largest = figures.reduce((most, one) => (one.nSeries > most.nSeries ? one : most));
  await show(SCALING_PAGE, 'million', needsTable(largest));
  endMissed(missedOf(figures.flatMap(rowsOf)));
}

async function benchDay(nSeries: number, nTicks: number): Promise<void> {
  console.log(SCALE_HEADING);
  const [grown, fresh] = await measureInTurn(nSeries, nTicks, [DAY, FRESH]);
  if (!grown || !fresh) throw new RangeError('Two are measured');
  console.log(`${scaleLine(fresh)}\n${scaleLine(grown)}`);
  const rows = dayRows(fresh, grown);
  console.log(`\n${tableOf(rows)}\n`);
  await writeResults('scale-day', { fresh, grown, rows }, values.results);
  await show(PERFORMANCE_PAGE, 'day', tableOf(rows));
  endMissed(missedOf(rows));
}

async function show(page: string, name: string, table: string): Promise<void> {
  if (values.results === RESULTS_FOLDER) await putIntoPage(page, name, table);
}

function rowsOf(figures: ScaleFigures): BenchRow[] {
  const { nSeries, samplesPerSecond, walBytes, scoreBytes, idleMilliseconds, rssMb } = figures;
  const name = (what: string): string => `${nSeries} series, one new sample of each: ${what}`;
  const idle = `${nSeries} series, a sweep that finds nothing: of a core`;
  const always = [{ name: idle, unit: 'ms', ours: idleMilliseconds }];
  if (nSeries < LEAST_SERIES)
    return [...always, { name: name('of a core'), unit: 'µs', ours: coreMicroseconds(figures), must: 250 }];
  return [
    ...always,
    { name: name('samples a second'), unit: '', ours: samplesPerSecond, must: 15_000, isRate: true },
    { name: name('bytes of log a sample'), unit: '', ours: walBytes, must: 250 },
    { name: name('bytes on disk a score'), unit: '', ours: scoreBytes, must: 60 },
    ...(nSeries >= MANY_SERIES ? [{ name: name('memory'), unit: 'MB', ours: rssMb, must: 450 }] : []),
  ];
}

function coreMicroseconds({ serviceMicroseconds, databaseMicroseconds }: ScaleFigures): number {
  return serviceMicroseconds + databaseMicroseconds;
}

function dayRows(fresh: ScaleFigures, grown: ScaleFigures): BenchRow[] {
  const name = (what: string): string => `${grown.nSeries} series: ${what}`;
  const rate = (what: string, ours: number): BenchRow => {
    return { name: name(what), unit: 'samples/s', ours, isRate: true };
  };
  const ofFresh = (100 * grown.samplesPerSecond) / fresh.samplesPerSecond;
  return [
    rate('everyday sweep, fresh', fresh.samplesPerSecond),
    rate('everyday sweep after a day', grown.samplesPerSecond),
    { name: name('after a day, of fresh'), unit: '%', ours: ofFresh, must: 80, isRate: true },
    { name: name('a sample of fresh, service and PostgreSQL'), unit: 'µs', ours: coreMicroseconds(fresh) },
    { name: name('a sample after a day'), unit: 'µs', ours: coreMicroseconds(grown) },
    { name: name('bytes on disk a score after a day'), unit: '', ours: grown.scoreBytes, must: 60 },
    { name: name('memory after a day'), unit: 'MB', ours: grown.rssMb, must: 450 },
  ];
}
