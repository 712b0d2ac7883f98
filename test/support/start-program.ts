import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor, type WaitOptions } from './wait-for.js';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What Node made of the programs' files at the first start of a run: a fifth of a second of a core less at each of the next eighty. */
const COMPILE_CACHE = resolve(REPOSITORY, 'node_modules/.cache/compile-cache');

interface ProgramOptions {
  /** Built program, relative to the repository: 'dist/service/main.js'. */
  readonly script: string;
  /** On top of PATH and the like; settings of the shell that runs the tests stay out. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly cwd?: string;
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Program {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Everything it wrote so far, both streams in order of arrival. */
  output(): string;
  outputMatches(pattern: RegExp, options?: WaitOptions): Promise<RegExpMatchArray>;
  kill(signal?: NodeJS.Signals): void;
  /** As a terminal does on Ctrl-C: the whole process group. */
  killGroup(signal: NodeJS.Signals): void;
  /** Ends it for certain; for afterEach. */
  stop(): Promise<void>;
}

/** Runs a built program as its own process group, with the Node that runs the tests. */
export function startProgram({ script, env = {}, args = [], cwd = REPOSITORY }: ProgramOptions): Program {
  const child = spawn(process.execPath, [resolve(REPOSITORY, script), ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} did not start`);
  const output = collect(child);
  const exited = new Promise<Exit>((done) => child.once('close', (code, signal) => done({ code, signal })));
  return {
    pid,
    exited,
    output,
    outputMatches: (pattern, options) => matchOf(output, pattern, options),
    kill: (signal = 'SIGTERM') => child.kill(signal),
    killGroup: (signal) => process.kill(-pid, signal),
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return () => text;
}

async function matchOf(
  output: () => string,
  pattern: RegExp,
  options?: WaitOptions,
): Promise<RegExpMatchArray> {
  return await waitFor(() => output().match(pattern), {
    what: `output like ${String(pattern)}`,
    ...options,
  }).catch((error: unknown) => {
    throw new Error(`No output like ${String(pattern)} in:\n${output()}`, { cause: error });
  });
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
