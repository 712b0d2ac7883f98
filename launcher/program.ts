import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Lines } from './lines.js';
import type { Part } from './part.js';
import { announce, say, seconds } from './screen.js';

interface ProgramPlan {
  readonly name: string;
  /** Built entry file, relative to this one. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take to end on SIGTERM before it is killed. */
  readonly patienceMs: number;
}

export interface Program extends Part {
  /** Resolves when it has printed a line that contains the text. */
  printed(text: string): Promise<void>;
}

const REMEMBERED_LINES = 15;

/**
 * Runs one of our programs with the same Node. It has a process group of its own, so that the terminal's
 * Ctrl-C reaches the launcher alone, and an IPC channel: when it closes, the launcher has ended.
 */
export function startProgram(plan: ProgramPlan): Program {
  const script = fileURLToPath(new URL(plan.script, import.meta.url));
  const preload = new URL('exit-with-launcher.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, script], {
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const output = watchOutput(child, plan.name);
  const exited = ending(child);
  return {
    name: plan.name,
    exited,
    lastLines: output.lastLines,
    printed: output.printed,
    stop: () => stopChild(child, exited, plan),
    kill: () => child.kill('SIGKILL'),
  };
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(signal ? `killed by ${signal}` : `exit code ${String(code)}`),
    );
  });
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<string>,
  { name, patienceMs }: ProgramPlan,
): Promise<void> {
  child.kill('SIGTERM');
  const insist = setTimeout(() => {
    announce(`${name} does not end within ${seconds(patienceMs)} and is killed`);
    child.kill('SIGKILL');
  }, patienceMs);
  await exited;
  clearTimeout(insist);
}

function watchOutput(child: ChildProcess, name: string) {
  const last: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const take = (line: string) => {
    say(name, line);
    last.push(line);
    if (last.length > REMEMBERED_LINES) last.shift();
    waiting.forEach((listen) => listen(line));
  };
  for (const stream of [child.stdout, child.stderr]) {
    const lines = new Lines(take);
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => lines.push(text)).on('end', () => lines.end());
  }
  const printed = (text: string) =>
    new Promise<void>((resolve) => {
      const listen = (line: string) => {
        if (!line.includes(text)) return;
        waiting.delete(listen);
        resolve();
      };
      waiting.add(listen);
    });
  return { lastLines: () => last, printed };
}
