import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { EPISODE_HEADING, episodeCells, episodeRowsOf } from '../episodes/episode-figures.js';
import { caseEpisodesOf } from './case-episodes.js';
import { type CaseFigures, caseFiguresOf } from './case-figures.js';
import { casesTableOf, kindsOf } from './cases-table.js';
import { findCasesProgram } from './find-cases-program.js';
import { runCases } from './run-cases.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const program = values.data === undefined ? undefined : await findCasesProgram(values.data);
if (program === undefined) {
  console.error(
    `${values.data ?? 'Say where the cases are'}: a folder is needed that holds cases and the program that checks a product by them ` +
      '(an .mjs that takes --product): npm run bench:cases -- --data DIR [--only 01,36] [--seed 1]',
  );
  process.exitCode = 1;
} else {
  const folder = await mkdtemp(join(tmpdir(), 'cases-'));
  const only = values.only === undefined ? [] : ['--only', values.only];
  const kept = join(folder, 'kept');
  const args = [program, '--product', '.', '--seed', values.seed, '--keep', kept, ...only];
  const report = await runCases(args, join(folder, 'cases.json'));
  const table = casesTableOf(report);
  const episodes = caseFiguresOf(await caseEpisodesOf(values.data!, kept), kindsOf(report));
  await rm(folder, { recursive: true });
  print(episodes);
  // Some cases alone do not replace the committed table of all.
  if (values.only === undefined || values.results !== RESULTS_FOLDER)
    await writeResults('cases', { ...table, episodes }, values.results);
  if (table.passed < table.cases) process.exitCode = 1;
  endMissed(missedOf(episodeRowsOf(episodes.total)));
}

function print({ kinds, total }: CaseFigures): void {
  console.log(`\nincidents that are labelled  number  found${EPISODE_HEADING}`);
  for (const [kind, one] of [...Object.entries(kinds), ['all', total] as const]) {
    const counts = [one.incidents, one.found].map((count) => String(count).padStart(7)).join('');
    console.log(kind.padEnd(27) + counts + episodeCells(one));
  }
  console.log(`\n${tableOf(episodeRowsOf(total))}\n`);
}
