import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING_COUNTED: Count = { passed: 0, failed: 0 };

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Niceness of what computes while others wait: with a third of their weight it takes what they leave. With less it would hardly go on beside other work
 * of the machine, and only root may take niceness back.
 */
export const IN_THE_BACKGROUND = 5;
const MOST_NICENESS = 19;

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Runs a script of package.json, given with its arguments as one line, and says how it ended; what it wrote is shown only when it failed. */
export async function runScript(call: string, niceness?: number): Promise<Count> {
  const startedAt = performance.now();
  const { code, output } = await runToEnd(call, niceness);
  const isPassed = code === 0;
  const time = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${isPassed ? '✓' : '✗'} ${call} (${time} s)`);
  if (!isPassed) say(output.trimEnd());
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** In this order, so many at a time; a failing one does not keep the others from running. */
export async function runScripts(
  calls: readonly string[],
  nAtATime: number,
  niceness?: number,
): Promise<Count> {
  const waiting = calls.values();
  let total = NOTHING_COUNTED;
  const lanes = Array.from({ length: nAtATime }, async () => {
    for (const call of waiting) {
      const count = await runScript(call, niceness);
      total = add(total, count);
    }
  });
  await Promise.all(lanes);
  return total;
}

const ENVIRONMENT = {
  // The type checkers of the linter and of TypeScript are Go programs: in a run of seconds a fifth of their time is collecting garbage.
  GOGC: '400',
  // Node's own code in large pages: 33 ms at each start, and a thirtieth of what computes for long. The programs of the specs do without.
  NODE_OPTIONS: '--use-largepages=silent',
};

/** Begins a script of package.json, so much nicer than this process. */
export function spawnScript(
  script: string,
  args: readonly string[],
  stdio: StdioOptions,
  niceness = 0,
): ChildProcess {
  const env = { ...ENVIRONMENT, ...process.env };
  const child = spawn(process.execPath, ['--run', script, '--', ...args], { stdio, env });
  // All that it starts has the same.
  if (child.pid !== undefined) setPriority(child.pid, Math.min(getPriority() + niceness, MOST_NICENESS));
  return child;
}

function runToEnd(
  call: string,
  niceness?: number,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const [script = '', ...args] = call.split(' ');
  const child = spawnScript(script, args, ['ignore', 'pipe', 'pipe'], niceness);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
