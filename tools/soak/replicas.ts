import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseProxy, RunningReplica, Stack } from '../stack/index.js';

/** Names of the processes as PostgreSQL shows them. */
export const KILLED = 'soak killed';
export const STEADY = 'soak steady';

/** A module that has a process hold on to more and more when it is sent SIGUSR2. */
const FILLS_MEMORY = `data:text/javascript,${encodeURIComponent(
  `process.on('SIGUSR2', () => { for (const held = []; ; ) held.push(new Array(1e5).fill(0.5)); });`,
)}`;

const POLL_MS = 100;
const LONGEST_END_MS = 10_000;

/** Two processes of the service: one is killed again and again, the other one has to bear everything else, so that its memory can be watched. */
export class Replicas {
  private killed: RunningReplica | undefined;
  private steady: ChildProcess | undefined;

  constructor(
    private readonly stack: Stack,
    private readonly settings: Readonly<Record<string, string>>,
    /** How the one that is killed reaches the database. */
    readonly line: DatabaseProxy,
  ) {}

  get steadyUrl(): string {
    return this.stack.serviceUrl;
  }

  get urls(): readonly string[] {
    return this.killed ? [this.steadyUrl, this.killed.url] : [this.steadyUrl];
  }

  get steadyPid(): number {
    const pid = this.steady?.pid;
    if (pid === undefined) throw new Error('The service is not running');
    return pid;
  }

  async start(): Promise<void> {
    this.steady = this.stack.startService({ ...this.settings, PGAPPNAME: STEADY });
    await this.until(async () => (await fetch(`${this.steadyUrl}/api/v1/health`)).ok);
    await this.startAgain();
  }

  async kill(): Promise<void> {
    const child = this.killed?.child;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.killed = undefined;
  }

  /** Has it fill its memory until the limit of its heap ends it. */
  async exhaust(): Promise<void> {
    const child = this.killed?.child;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGUSR2');
    await ended;
    this.killed = undefined;
  }

  halt(): void {
    this.killed?.child.kill('SIGSTOP');
  }

  goOn(): void {
    this.killed?.child.kill('SIGCONT');
  }

  async startAgain(): Promise<void> {
    this.killed = await this.stack.startReplica({
      ...this.settings,
      DATABASE_URL: this.line.url,
      NODE_OPTIONS: `${this.settings.NODE_OPTIONS ?? ''} --import ${FILLS_MEMORY}`,
      PGAPPNAME: KILLED,
    });
  }

  /** @throws when a process that nobody killed has ended */
  check(): void {
    const failure = this.stack.serviceFailure() ?? this.killed?.failure();
    if (failure !== undefined) throw new Error(`The service has ended. Its last lines:\n${failure}`);
  }

  /** Asks both to end, as an operator does. @returns how long the slower one took, in ms; Infinity beyond ten seconds */
  async end(): Promise<number> {
    const startedMs = performance.now();
    const children = [this.steady, this.killed?.child].filter((child) => child !== undefined);
    const ended = Promise.all(children.map((child) => once(child, 'exit')));
    for (const child of children) child.kill('SIGTERM');
    const isInTime = await Promise.race([
      ended.then(() => true),
      delay(LONGEST_END_MS, false, { ref: false }),
    ]);
    return isInTime ? performance.now() - startedMs : Infinity;
  }

  private async until(isDone: () => Promise<boolean>): Promise<void> {
    while (!(await isDone().catch(() => false))) {
      this.check();
      await delay(POLL_MS);
    }
  }
}
