import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What `npm test` runs: every check, then every test, and their sum in one last line. A failing check
// does not hide the others; without a build there is nothing to test end to end, so that one ends the run.

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

const CHECKS = ['check:types', 'check:lint', 'check:imports', 'check:exports'];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function check(script: string): Count {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], { encoding: 'utf8' });
  const isPassed = status === 0;
  const time = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${isPassed ? '✓' : '✗'} ${script} (${time} s)`);
  if (!isPassed) say(`${stdout}${stderr}`.trimEnd());
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function runTests(): Count {
  const folder = mkdtempSync(join(tmpdir(), 'ems-test-results-'));
  const file = join(folder, 'results.json');
  const args = ['run', '--silent', 'jest', '--', '--json', `--outputFile=${file}`];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    return countTests(JSON.parse(readFileSync(file, 'utf8')) as JestResults, status === 0);
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A spec file that cannot even be loaded has no tests to fail, and counts as one. */
function countTests(results: JestResults, isPassed: boolean): Count {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: isPassed ? failed : Math.max(failed, 1) };
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

const build = check('build');
const total = build.failed ? build : sum([build, ...CHECKS.map(check), runTests()]);
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
