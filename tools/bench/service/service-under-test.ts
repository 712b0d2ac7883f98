import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Stack } from '../../stack/index.js';

const POLL_MS = 25;
/** Of the kernel's clock for times of processes, the same on all of Linux. */
const TICKS_PER_SECOND = 100;

/** The memory limits of the image. */
export const IMAGE_MEMORY = {
  NODE_OPTIONS: '--max-old-space-size=256 --max-semi-space-size=8',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_ARENA_MAX: '2',
};

/** The memory limits of the image, sweeps in the log, and no training in between. */
const SETTINGS = {
  ...IMAGE_MEMORY,
  LOG_LEVEL: 'debug',
  MODEL_RETRAIN_INTERVAL: '315360000',
};

/** Event loop and memory of the process since the last request for them. */
interface Vitals {
  /** Longest time for which the event loop was blocked. */
  readonly blockedMs: number;
  /** Most processor time that its thread used between two turns of a timer: at most so long it blocks on a machine of its own. */
  readonly workedMs: number;
  readonly peakRssMb: number;
  readonly rssMb: number;
}

/** The built service in a process of its own, asked over HTTP from this one. */
export class ServiceUnderTest {
  private child: ChildProcess | undefined;

  constructor(private readonly stack: Stack) {}

  get url(): string {
    return this.stack.serviceUrl;
  }

  /** Seconds of a core that the process has used so far. */
  async coreSeconds(): Promise<number> {
    const fields = (await readFile(`/proc/${this.child?.pid ?? 'self'}/stat`, 'utf8'))
      .split(') ')[1]
      ?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) / TICKS_PER_SECOND;
  }

  /** Starts it and waits until it answers. @returns milliseconds until then */
  async start(env: Readonly<Record<string, string>>): Promise<number> {
    const startedMs = performance.now();
    this.child = this.stack.startService({ ...SETTINGS, ...env }, new URL('probe.js', import.meta.url).href);
    await this.until(async () => (await fetch(`${this.stack.serviceUrl}/health`)).ok);
    return performance.now() - startedMs;
  }

  stop(): Promise<unknown> {
    return this.stack.stopService();
  }

  async vitals(): Promise<Vitals> {
    const { child } = this;
    if (child === undefined) throw new Error('The service is not running');
    const answer = once(child, 'message');
    child.send('vitals');
    return ((await answer) as [Vitals])[0];
  }

  /** @returns milliseconds, the whole body read */
  async time(path: string, body?: object): Promise<number> {
    const startedMs = performance.now();
    await this.ask(path, body);
    return performance.now() - startedMs;
  }

  async ask(path: string, body?: object): Promise<Record<string, unknown>> {
    const init = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    };
    const answer = await fetch(`${this.stack.serviceUrl}${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** The first line that matches, once there is one, in the log of this start: each begins a new one. */
  async logged(pattern: RegExp): Promise<RegExpExecArray> {
    let found: RegExpExecArray | undefined;
    await this.until(async () => {
      const lines = await this.log();
      found = lines.map((line) => pattern.exec(line)).find((match) => match !== null) ?? undefined;
      return found !== undefined;
    });
    return found!;
  }

  /** @returns samples a second, from the first shard that scores what `add` adds to the last one, according to the log */
  async sweep(add: () => Promise<number>): Promise<number> {
    let nRead = (await this.log()).length;
    let left = await add();
    let [scored, startMs, endMs] = [0, Infinity, 0];
    await this.until(async () => {
      const lines = (await this.log()).slice(nRead);
      nRead += lines.length;
      for (const line of lines) {
        const [, samples, ms] = /Scored ([1-9]\d*) samples.*\((\d+) ms\)/.exec(line) ?? [];
        if (samples === undefined) continue;
        endMs = performance.now();
        startMs = Math.min(startMs, endMs - Number(ms));
        left -= Number(samples);
        scored += Number(samples);
      }
      return left <= 0;
    });
    return (1000 * scored) / (endMs - startMs);
  }

  async log(): Promise<readonly string[]> {
    return (await readFile(this.stack.logPath, 'utf8')).split('\n').slice(0, -1);
  }

  async until(isDone: () => Promise<boolean>): Promise<void> {
    for (;;) {
      const failure = this.stack.serviceFailure();
      if (failure !== undefined) throw new Error(`The service has ended. Its last lines:\n${failure}`);
      if (await isDone().catch(() => false)) return;
      await delay(POLL_MS);
    }
  }
}
