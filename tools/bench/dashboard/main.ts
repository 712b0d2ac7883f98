import { parseArgs } from 'node:util';
import { startStack } from '../../stack/index.js';
import { type BenchRow, missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { Fleet } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { fillFleet } from './fill-fleet.js';
import { fillMonth } from './fill-month.js';
import { measureBrowser } from './measure-browser.js';
import { measureCharts } from './measure-charts.js';
import { measureOverview } from './measure-overview.js';

const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '1000' },
    /** `overview`, `charts` or `browser`; all of them without it. */
    only: { type: 'string' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

type Measure = (service: ServiceUnderTest, nAssets: number) => Promise<readonly BenchRow[]>;

/** One after another; each a list of figures. */
const measures: Readonly<Record<string, Measure>> = {
  overview: measureOverview,
  charts: measureCharts,
  browser: measureBrowser,
};

const stack = await startStack();
const fleet = new Fleet(stack.databaseUrl);
const service = new ServiceUnderTest(stack);
try {
  // What is stored is measured, so that nothing is swept meanwhile.
  await service.start({ SWEEP_INTERVAL_SECONDS: '3600' });
  await service.logged(/Ready: /);
  const nAssets = Number(values.assets);
  await fillFleet(fleet, nAssets);
  await fillMonth(fleet);
  const measured: (readonly BenchRow[])[] = [];
  for (const [name, measure] of Object.entries(measures))
    if ((values.only ?? name) === name) measured.push(await measure(service, nAssets));
  const rows = measured.flat();
  console.log(`\n${tableOf(rows)}\n`);
  await writeResults('dashboard', rows, values.results);
  endMissed(missedOf(rows));
} finally {
  await service.stop();
  await fleet.close();
  await stack.stop();
}
