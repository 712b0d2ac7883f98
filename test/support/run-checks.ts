import { add, runInOrder } from './run-script.js';

// What `npm run check` runs: two lanes, because nothing in it uses more than one core for long.

const [lint, others] = await Promise.all([
  runInOrder(['check:lint']),
  runInOrder(['check:types', 'check:imports', 'test:unit', 'test:unit-with-nest']),
]);
process.exitCode = add(lint, others).failed > 0 ? 1 : 0;
