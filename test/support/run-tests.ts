import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Count, spawnScript } from './run-script.js';

/** How long one spec file took, its fixtures included. */
export interface SpecTime {
  readonly spec: string;
  readonly seconds: number;
}

export interface TestRun {
  readonly count: Count;
  readonly times: readonly SpecTime[];
}

interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

/** Runs the specs of some of Jest's projects; their names and what fails go to stderr while they run. */
export async function runTests(
  projects: readonly string[],
  maxWorkers: number,
  niceness?: number,
): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'ems-test-results-'));
  const file = join(folder, 'results.json');
  try {
    const settings = ['--json', `--outputFile=${file}`, `--maxWorkers=${maxWorkers}`];
    const isPassed = await runJest([...settings, '--selectProjects', ...projects], niceness);
    const results = JSON.parse(readFileSync(file, 'utf8')) as JestResults;
    return { count: countTests(results, isPassed), times: results.testResults.map(timeOf) };
  } catch {
    return { count: { passed: 0, failed: 1 }, times: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runJest(args: readonly string[], niceness?: number): Promise<boolean> {
  const jest = spawnScript('jest', args, ['ignore', 'ignore', 'inherit'], niceness);
  return new Promise((resolve, reject) => {
    jest.once('error', reject);
    jest.once('close', (code) => resolve(code === 0));
  });
}

/** A spec file that cannot even be loaded has no tests to fail, and counts as one. */
function countTests(results: JestResults, isPassed: boolean): Count {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: isPassed ? failed : Math.max(failed, 1) };
}

function timeOf({ name, startTime, endTime }: JestResults['testResults'][number]): SpecTime {
  return { spec: relative(process.cwd(), name), seconds: (endTime - startTime) / 1000 };
}

/** The slowest specs, one a line, the slowest first. */
export function slowestSpecs(times: readonly SpecTime[], n: number): readonly string[] {
  return [...times]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, n)
    .map(({ spec, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${spec}`);
}
