import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ShownBy } from './faults/fault.js';

const ASK_EVERY_MS = 500;
const PATIENCE_MS = 10_000;

interface Health {
  readonly status: string;
  readonly database: boolean;
  readonly emsCore: boolean;
  readonly checks: {
    readonly sweeps?: { readonly sweptUntil: string | null; readonly message?: string };
  };
}

/** Asks a process how it is, over and over. */
export class HealthWatch {
  /** How long the answers of `/health` took, in ms; Infinity where none came. */
  readonly livenessMs: number[] = [];
  /** By how much sweeps were behind at most, and whether that was said. */
  mostBehindMs = 0;
  saidBehind = false;
  private answers: (Health | undefined)[] = [];

  constructor(private readonly url: string) {}

  async watch(isOver: AbortSignal): Promise<void> {
    const probe = new Worker(new URL('./liveness.worker.js', import.meta.url), { workerData: this.url });
    probe.on('message', (tookMs: number) => this.livenessMs.push(tookMs));
    while (!isOver.aborted) {
      const health = await askHealth(this.url);
      this.answers.push(health);
      this.noteSweeps(health);
      await delay(ASK_EVERY_MS, undefined, { signal: isOver }).catch(() => undefined);
    }
    await probe.terminate();
  }

  /** From here on counts what it answers. */
  beginFault(): void {
    this.answers = [];
  }

  /** Whether it showed the fault while that lasted. */
  hasShown(what: ShownBy): boolean {
    if (what === undefined) return true;
    return this.answers.some((one) => one !== undefined && !one[what] && one.status !== 'healthy');
  }

  private noteSweeps(health: Health | undefined): void {
    const { sweptUntil, message } = health?.checks.sweeps ?? {};
    if (sweptUntil == null) return;
    this.mostBehindMs = Math.max(this.mostBehindMs, Date.now() - Date.parse(sweptUntil));
    this.saidBehind ||= message === 'Sweeps are behind';
  }
}

/** @returns undefined where no answer came */
export async function askHealth(url: string): Promise<Health | undefined> {
  try {
    const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await answer.json()) as Health;
  } catch {
    return undefined;
  }
}
