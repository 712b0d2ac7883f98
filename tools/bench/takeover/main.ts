import { parseArgs } from 'node:util';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { PERFORMANCE_PAGE, putIntoPage } from '../put-into-page.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureTakeover } from './measure-takeover.js';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '100000' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const rows = await measureTakeover(Number(values.series), console.log);
console.log(`\n${tableOf(rows)}\n`);
await writeResults('takeover', rows, values.results);
if (values.results === RESULTS_FOLDER) await putIntoPage(PERFORMANCE_PAGE, 'takeover', tableOf(rows));
endMissed(missedOf(rows));
