import { parseArgs } from 'node:util';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { EPISODE_HEADING, episodeCells } from '../episodes/episode-figures.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureIncidents } from './measure-incidents.js';

const { values } = parseArgs({ options: { results: { type: 'string', default: RESULTS_FOLDER } } });

const figures = measureIncidents(1);
console.log(
  `kind         series  found   same  silent${EPISODE_HEADING}  alarmed  of these after its end, usual  said`,
);
for (const [kind, one] of [...Object.entries(figures.kinds), ['all', figures.total] as const]) {
  const cells = [one.series, `${Math.round((100 * one.found) / one.series)} %`, one.unchanged, one.silent];
  const samples = [one.alarmed, one.afterEnd, one.usualAfterEnd];
  const words = Object.entries(one.said).map(([direction, count]) => `${direction} ${count}`);
  console.log(
    kind.padEnd(12) +
      cells.map((cell) => String(cell).padStart(7)).join('') +
      episodeCells(one.episodes) +
      samples.map((cell) => String(cell).padStart(9)).join('') +
      `  ${words.join(', ')}`,
  );
}
console.log(
  `${figures.normalSamples} samples without an incident, ${figures.normalAlarmed.toFixed(3)} % at or above 0.7`,
);
console.log(`\n${tableOf(figures.rows)}\n`);
await writeResults('incidents', figures, values.results);
endMissed(missedOf(figures.rows));
