import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missedOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { type Figures, lineOf, worseFigures } from './figures.js';
import { measureGrowth } from './measure-growth.js';
import { measureM4 } from './measure-m4.js';
import { measureSeasonless } from './measure-seasonless.js';
import { measureTraffic } from './measure-traffic.js';
import { measureSchedule } from './measure-schedule.js';
import { missedFigures } from './musts.js';
import { readSeries, type SetSeries } from './read-series.js';
import { loadRivals } from './rivals.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    schedule: { type: 'boolean', default: false },
    series: { type: 'string', default: '2500' },
    days: { type: 'string', default: '14' },
    step: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

if (values.schedule) {
  const rows = await measureSchedule(
    { nSeries: Number(values.series), days: Number(values.days), stepSeconds: Number(values.step) },
    console.log,
  );
  for (const { name, unit, ours } of rows) console.log(`${name}: ${Number(ours.toPrecision(3))} ${unit}`);
  await writeResults('forecast-schedule', rows, values.results);
  endMissed(missedOf(rows));
} else if (values.data === undefined || !existsSync(values.data)) {
  console.error(
    'Say where the series are: npm run bench:forecast -- --data DIR [--seed 1] [--results DIR], or -- --schedule [--series 2500] [--days 14] [--step 300]',
  );
  process.exitCode = 1;
} else {
  await benchForecast(values.data, Number(values.seed));
}

async function benchForecast(data: string, seed: number): Promise<void> {
  const results: Record<string, Figures> = {};
  const add = (found: Readonly<Record<string, Figures>>): void => {
    for (const [set, figures] of Object.entries(found)) console.log(lineOf(set, figures));
    Object.assign(results, found);
  };
  const rivals = await loadRivals();
  for (const [set, measure] of [
    ['m4-hourly', (series: readonly SetSeries[]) => measureM4(series, rivals)],
    ['traffic', measureTraffic],
  ] as const) {
    if (existsSync(join(data, set))) add(measure(await readSeries(data, set)));
    else console.log(`${set}: not in ${data}, skipped.`);
  }
  add(measureSeasonless(seed));
  add(measureGrowth(seed));
  await sayWhatGotWorse(results);
  await writeResults('forecast', results, values.results);
  endMissed(missedFigures(results));
}

async function sayWhatGotWorse(results: Readonly<Record<string, Figures>>): Promise<void> {
  const path = join(RESULTS_FOLDER, 'forecast.json');
  if (!existsSync(path)) return;
  const committed = JSON.parse(await readFile(path, 'utf8')) as { results: Record<string, Figures> };
  const worse = worseFigures(committed.results, results);
  console.log(worse.length === 0 ? 'No figure of the forecast got worse.' : worse.join('\n'));
}
