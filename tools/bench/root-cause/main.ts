import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { missedQuality, qualityTable } from '../alerts/quality-row.js';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureSituations } from './measure-situations.js';
import { measureSpeed } from './measure-speed.js';
import { measureSystems } from './measure-systems.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

if (values.data === undefined || !existsSync(values.data)) {
  console.error('Say where the labelled systems are: npm run bench:root-cause -- --data DIR [--seed 1]');
  process.exitCode = 1;
} else {
  const seed = Number(values.seed);
  const systems = await measureSystems(values.data);
  if (systems === undefined) console.log(`root-cause: not in ${values.data}, skipped.`);
  const quality = [...(systems ?? []), ...measureSituations(seed)];
  const speed = measureSpeed(seed);
  console.log(`\n${qualityTable(quality)}\n\n${tableOf(speed)}\n`);
  await writeResults('root-cause', { quality, speed }, values.results);
  endMissed([...missedQuality(quality), ...missedOf(speed)]);
}
