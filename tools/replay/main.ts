import { parseOptions, USAGE } from './options.js';
import { replay } from './replay.js';
import { renderTable } from './table.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const startedMs = performance.now();
try {
  const rows = await replay(parseOptions(process.argv.slice(2)), say);
  say(`\n${renderTable(rows)}\n\n${((performance.now() - startedMs) / 1000).toFixed(0)} seconds`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
