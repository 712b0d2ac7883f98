import { parseArgs } from 'node:util';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureIncidents } from './measure-incidents.js';

const { values } = parseArgs({ options: { results: { type: 'string', default: RESULTS_FOLDER } } });

const figures = measureIncidents(1);
console.log('kind         series  found  silent  said');
for (const [kind, { series, found, silent, said }] of Object.entries(figures.kinds)) {
  const cells = [series, `${Math.round((100 * found) / series)} %`, silent];
  const words = Object.entries(said).map(([direction, count]) => `${direction} ${count}`);
  console.log(
    kind.padEnd(12) + cells.map((cell) => String(cell).padStart(7)).join('') + `  ${words.join(', ')}`,
  );
}
console.log(
  `${figures.normalSamples} samples without an incident, ${figures.normalAlarmed.toFixed(3)} % at or above 0.7`,
);
await writeResults('incidents', figures, values.results);
