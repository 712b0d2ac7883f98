import { parseArgs } from 'node:util';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { PERFORMANCE_PAGE, putIntoPage } from '../put-into-page.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measurePreview } from './measure-preview.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const rows = await measurePreview(Number(values.rounds));
console.log(`\n${tableOf(rows)}\n`);
await writeResults('preview', rows, values.results);
if (values.results === RESULTS_FOLDER) await putIntoPage(PERFORMANCE_PAGE, 'preview', tableOf(rows));
endMissed(missedOf(rows));
