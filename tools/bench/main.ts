import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRow, missedOf, tableOf } from './bench-row.js';
import { endMissed } from './end-missed.js';
import { measureEngine } from './engine/measure-engine.js';
import { measureForest } from './engine/measure-forest.js';
import { measureThreads } from './engine/measure-threads.js';
import { PERFORMANCE_PAGE, putIntoPage } from './put-into-page.js';
import { regressions } from './regressions.js';
import { measureService } from './service/measure-service.js';
import { RESULTS_FOLDER, writeResults } from './write-results.js';

const ROUNDS = 9;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'engine,service' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const benchmarks: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  engine: async () => [
    ...(await measureForest(ROUNDS)),
    ...(await measureEngine(ROUNDS)),
    await measureThreads(ROUNDS),
  ],
  service: () => measureService((line) => console.log(line)),
};

for (const name of values.only.split(',')) {
  const measure = benchmarks[name];
  if (measure === undefined)
    throw new RangeError(`--only: knows ${Object.keys(benchmarks).join(', ')}, got ${name}`);
  const rows = await measure();
  console.log(`\n${tableOf(rows)}\n`);
  await sayWhatGotSlower(name, rows);
  await writeResults(name, rows, values.results);
  if (values.results === RESULTS_FOLDER) await putIntoPage(PERFORMANCE_PAGE, name, tableOf(rows));
  endMissed(missedOf(rows));
}

async function sayWhatGotSlower(name: string, rows: readonly BenchRow[]): Promise<void> {
  const path = join(RESULTS_FOLDER, `${name}.json`);
  if (!existsSync(path)) return;
  const { machine, results } = JSON.parse(await readFile(path, 'utf8')) as {
    machine: { cpu?: string };
    results: BenchRow[];
  };
  const slower = regressions(results, rows, machine.cpu === cpus()[0]?.model);
  console.log(slower.length === 0 ? `Nothing of ${name} got slower.` : slower.join('\n'));
}
