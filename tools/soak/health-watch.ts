import { setTimeout as delay } from 'node:timers/promises';
import type { ToldBy } from './faults/fault.js';

const ASK_EVERY_MS = 500;
const PATIENCE_MS = 10_000;

interface Told {
  readonly status: string;
  readonly database: boolean;
  readonly emsCore: boolean;
}

/** Asks a process how it is, over and over. */
export class HealthWatch {
  /** How long the answers of `/health` took, in ms; Infinity where none came. */
  readonly livenessMs: number[] = [];
  private told: (Told | undefined)[] = [];

  constructor(private readonly url: string) {}

  async watch(isOver: AbortSignal): Promise<void> {
    while (!isOver.aborted) {
      this.livenessMs.push(await this.liveness());
      this.told.push(await askHealth(this.url));
      await delay(ASK_EVERY_MS, undefined, { signal: isOver }).catch(() => undefined);
    }
  }

  /** From here on counts what is told. */
  beginFault(): void {
    this.told = [];
  }

  /** Whether the fault was told while it lasted. */
  hasTold(what: ToldBy): boolean {
    if (what === undefined) return true;
    return this.told.some((one) => one !== undefined && !one[what] && one.status !== 'healthy');
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
export async function askHealth(url: string): Promise<Told | undefined> {
  try {
    const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await answer.json()) as Told;
  } catch {
    return undefined;
  }
}
