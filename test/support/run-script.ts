import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { setPriority } from 'node:os';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING_COUNTED: Count = { passed: 0, failed: 0 };

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * For what computes while others wait: with a third of their weight it takes what they leave. With less it would hardly go on beside other work of the
 * machine, and nothing can give back a priority that was lowered.
 */
export const IN_THE_BACKGROUND = 5;

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Runs a script of package.json, given with its arguments as one line, and says how it ended; what it wrote is shown only when it failed. */
export async function runScript(call: string, priority?: number): Promise<Count> {
  const startedAt = performance.now();
  const { code, output } = await runToEnd(call, priority);
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
  priority?: number,
): Promise<Count> {
  const waiting = calls.values();
  let total = NOTHING_COUNTED;
  const lanes = Array.from({ length: nAtATime }, async () => {
    for (const call of waiting) {
      const count = await runScript(call, priority);
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

/** Begins a script of package.json, with the priority of this process if none is given. */
export function spawnScript(
  script: string,
  args: readonly string[],
  stdio: StdioOptions,
  priority?: number,
): ChildProcess {
  const env = { ...ENVIRONMENT, ...process.env };
  const child = spawn(process.execPath, ['--run', script, '--', ...args], { stdio, env });
  // All that it starts has the same.
  if (child.pid !== undefined && priority !== undefined) setPriority(child.pid, priority);
  return child;
}

function runToEnd(
  call: string,
  priority?: number,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const [script = '', ...args] = call.split(' ');
  const child = spawnScript(script, args, ['ignore', 'pipe', 'pipe'], priority);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
