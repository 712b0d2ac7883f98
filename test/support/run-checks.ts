import { add, runInOrder } from './run-script.js';

// What `npm run check` runs: two lanes, because nothing in it uses more than one core for long.

const [lint, others] = await Promise.all([
  runInOrder(['check:lint', 'test:unit-with-nest', 'check:words']),
  runInOrder(['check:types', 'check:imports', 'check:exports', 'test:unit']),
]);
process.exitCode = add(lint, others).failed > 0 ? 1 : 0;
