import { parseArgs } from 'node:util';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureEndurance } from './measure-endurance.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const rows = await measureEndurance(Number(values.minutes), console.log);
console.log(tableOf(rows));
await writeResults('endurance', rows, values.results);
endMissed(missedOf(rows));
