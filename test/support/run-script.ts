import { spawn } from 'node:child_process';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING_COUNTED: Count = { passed: 0, failed: 0 };

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Runs a script of package.json and says how it ended; what it wrote is shown only when it failed. */
export async function runScript(script: string, args: readonly string[] = []): Promise<Count> {
  const startedAt = performance.now();
  const { code, output } = await spawnScript(script, args);
  const isPassed = code === 0;
  const time = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${isPassed ? '✓' : '✗'} ${script} (${time} s)`);
  if (!isPassed) say(output.trimEnd());
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One after another; a failing one does not keep the others from running. */
export async function runInOrder(scripts: readonly string[]): Promise<Count> {
  let total = NOTHING_COUNTED;
  for (const script of scripts) total = add(total, await runScript(script));
  return total;
}

function spawnScript(
  script: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
