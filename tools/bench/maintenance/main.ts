import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { figuresTable, isWithin } from './figures-table.js';
import { measureDrives } from './measure-drives.js';
import { measureEngines } from './measure-engines.js';
import { measureWear } from './measure-wear.js';
import { measureSpeed } from './measure-speed.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

if (values.data === undefined || !existsSync(values.data)) {
  console.error('Say where the histories of fleets are: npm run bench:maintenance -- --data DIR');
  process.exitCode = 1;
} else {
  // Speed first: what other parts leave behind would count as its memory.
  const speed = measureSpeed();
  const engines = await measureEngines(values.data);
  const drives = await measureDrives(values.data);
  if (engines === undefined) console.log(`No turbofan-train.csv.gz in ${values.data}, skipped.`);
  if (drives === undefined) console.log(`No drives-train.csv.gz in ${values.data}, skipped.`);
  const figures = [...(engines ?? []), ...(drives ?? []), ...measureWear(), ...speed];
  console.log(`\n${figuresTable(figures)}\n`);
  await writeResults('maintenance', { figures }, values.results);
  const missed = figures.filter(({ ours, must }) => !isWithin(ours, must));
  endMissed(
    missed.map(
      ({ name, ours, must }) => `${name} is ${ours.toFixed(3)}, must be within ${must!.join(' and ')}`,
    ),
  );
}
