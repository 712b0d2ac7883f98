import { coreSecondsOfChildren } from './core-seconds.js';
import { add, IN_THE_BACKGROUND, NOTHING_COUNTED, runScripts, runScript, say } from './run-script.js';
import { runTests, slowestSpecs, type TestRun } from './run-tests.js';

// What `npm test` runs: every check, then every test, and their sum in one last line. Checks and unit tests compute
// while the other tests, which have the right of way, wait. A failing check does not hide the others; without a build there is
// nothing to test end to end.

const CHECKS = ['check:lint', 'check:format', 'check:types', 'check:imports', 'check:exports', 'check:words'];
const TESTS_THAT_WAIT = ['integration', 'e2e-database', 'e2e-api', 'browser'];
/** More than there are cores: most of the time they wait for the service. */
const N_WAITING = 6;
const N_SLOWEST = 10;
const NOT_RUN: TestRun = { count: NOTHING_COUNTED, times: [] };

async function buildAndTest(): Promise<TestRun> {
  const built = await runScript('build');
  const { count, times } = built.failed > 0 ? NOT_RUN : await runTests(TESTS_THAT_WAIT, N_WAITING);
  return { count: add(built, count), times };
}

async function checkAndTest(): Promise<TestRun> {
  const checked = await runScripts(CHECKS, 1, IN_THE_BACKGROUND);
  const { count, times } = await runTests(['unit', 'unit-with-nest'], 1, IN_THE_BACKGROUND);
  return { count: add(checked, count), times };
}

const [one, other] = await Promise.all([buildAndTest(), checkAndTest()]);
const total = add(one.count, other.count);
const cores = coreSecondsOfChildren();
// Near twice as many on two cores: they are what bounds it; else it is the longest chain.
say(`${(performance.now() / 1000).toFixed(0)} s${cores ? `, ${cores.toFixed(0)} seconds of a core` : ''}`);
say(`The ${N_SLOWEST} slowest specs:`);
for (const line of slowestSpecs([...one.times, ...other.times], N_SLOWEST)) say(line);
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
