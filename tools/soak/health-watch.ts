import { setTimeout as delay } from 'node:timers/promises';
import type { ShownBy } from './faults/fault.js';

const ASK_EVERY_MS = 500;
const PATIENCE_MS = 10_000;

interface Health {
  readonly status: string;
  readonly database: boolean;
  readonly emsCore: boolean;
}

/** Asks a process how it is, over and over. */
export class HealthWatch {
  /** How long the answers of `/health` took, in ms; Infinity where none came. */
  readonly livenessMs: number[] = [];
  private answers: (Health | undefined)[] = [];

  constructor(private readonly url: string) {}

  async watch(isOver: AbortSignal): Promise<void> {
    while (!isOver.aborted) {
      this.livenessMs.push(await this.liveness());
      this.answers.push(await askHealth(this.url));
      await delay(ASK_EVERY_MS, undefined, { signal: isOver }).catch(() => undefined);
    }
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

  private async liveness(): Promise<number> {
    const startedMs = performance.now();
    const isAlive = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
      async (answer) => answer.ok && (await answer.text()) !== '',
      () => false,
    );
    return isAlive ? performance.now() - startedMs : Infinity;
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
