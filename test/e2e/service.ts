import { setTimeout as delay } from 'node:timers/promises';
import { type Program, startProgram, waitFor } from '../support/index.js';
import { patience } from './source.js';

const END_LIMIT_MS = 120_000;

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The built service as a process of its own. */
export interface Service {
  readonly url: string;
  readonly program: Program;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Waits until it has trained and swept. */
  ready(): Promise<void>;
  /** Stops it as an operator does. @throws unless it ends by that */
  end(): Promise<void>;
}

export function startService(port: number, env: Readonly<Record<string, string>>): Service {
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram({ script: 'dist/service/main.js', env: { PORT: String(port), ...env } });
  return {
    url,
    program,
    get: async (path) => read(await fetch(`${url}${path}`)),
    post: async (path, body) => read(await fetch(`${url}${path}`, jsonPost(body))),
    delete: async (path) => read(await fetch(`${url}${path}`, { method: 'DELETE' })),
    ready: async () => {
      await program.outputMatches(/Ready: /, { timeoutMs: patience(45_000) });
      await waitFor(async () => (await fetch(`${url}/health`)).ok, { what: 'the service to answer' });
    },
    end: async () => {
      program.kill('SIGTERM');
      const exit = await Promise.race([program.exited, delay(END_LIMIT_MS, undefined, { ref: false })]);
      if (exit?.code === 0 || exit?.signal === 'SIGTERM') return;
      throw new Error(`Ended by ${exit ? exit.code : 'nothing in time'}:\n${program.output()}`);
    },
  };
}

export function jsonPost(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, headers: response.headers, body };
}
