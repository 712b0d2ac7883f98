import { coreSecondsOfChildren } from './core-seconds.js';
import { add, NOTHING_COUNTED, runScripts, runScript, say } from './run-script.js';
import { runTests, slowestSpecs, type TestRun } from './run-tests.js';

// What `npm test` runs: every check, then every test, and their sum in one last line. Checks and unit tests compute
// beside the other tests, which mostly wait. A failing check does not hide the others; without a build there is
// nothing to test end to end.

const CHECKS = ['check:lint', 'check:format', 'check:types', 'check:imports', 'check:exports', 'check:words'];
/** They start the service, and wait for it most of the time: more at a time than there are cores. */
const END_TO_END = ['e2e-database', 'e2e-api', 'browser'];
const N_END_TO_END = 4;
const N_INTEGRATION = 2;
const N_SLOWEST = 10;
const NOT_RUN: TestRun = { count: NOTHING_COUNTED, times: [] };

async function test(projects: readonly string[], maxWorkers: number): Promise<TestRun> {
  const built = await build;
  return built.failed > 0 ? NOT_RUN : await runTests(projects, maxWorkers);
}

async function checkAndTest(): Promise<readonly TestRun[]> {
  const checked = await runScripts(CHECKS, 1);
  const units = await runTests(['unit', 'unit-with-nest'], 1);
  return [{ count: checked, times: [] }, units, await test(['integration'], N_INTEGRATION)];
}

const build = runScript('build');
const [endToEnd, others] = await Promise.all([test(END_TO_END, N_END_TO_END), checkAndTest()]);
const runs = [endToEnd, ...others];
const total = runs.map(({ count }) => count).reduce(add, await build);
const cores = coreSecondsOfChildren();
// Near twice as many on two cores: they are what bounds it; else it is the longest chain.
say(`${(performance.now() / 1000).toFixed(0)} s${cores ? `, ${cores.toFixed(0)} seconds of a core` : ''}`);
say(`The ${N_SLOWEST} slowest specs:`);
for (const line of slowestSpecs(
  runs.flatMap(({ times }) => times),
  N_SLOWEST,
))
  say(line);
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
