import { runScripts } from './run-script.js';

// What `npm run check` runs: two at a time, because nothing in it uses more than one core for long, and the longest
// first. Unit tests load what they share once in one process.

const { failed } = await runScripts(
  [
    'check:lint',
    'jest --selectProjects unit unit-with-nest --maxWorkers=1',
    'check:format',
    'check:types',
    'check:imports',
    'check:exports',
    'check:words',
  ],
  2,
);
process.exitCode = failed > 0 ? 1 : 0;
