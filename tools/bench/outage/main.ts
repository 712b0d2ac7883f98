import { parseArgs } from 'node:util';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureOutage } from './measure-outage.js';

const { values } = parseArgs({
  options: {
    episodes: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '60' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const rows = await measureOutage(Number(values.episodes), Number(values.minutes), console.log);
console.log(tableOf(rows));
await writeResults('outage', rows, values.results);
endMissed(missedOf(rows));
