import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
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
  const args = [program, '--product', '.', '--seed', values.seed, ...only];
  const table = await runCases(args, join(folder, 'cases.json'));
  await rm(folder, { recursive: true });
  // Some cases alone do not replace the committed table of all.
  if (values.only === undefined || values.results !== RESULTS_FOLDER)
    await writeResults('cases', table, values.results);
  if (table.passed < table.cases) process.exitCode = 1;
}
