import { setTimeout as delay } from 'node:timers/promises';
import { Fleet, METRICS, STEP_SECONDS } from '../bench/index.js';
import type { HealthWatch } from './health-watch.js';
import { askHealth } from './health-watch.js';

/** Series beyond those of the simulated fleet; with so many a process scores the most samples a second. */
const ASSETS = 2_000;
const SERIES = ASSETS * METRICS.length;
const CATCH_UP_MS = 300_000;
const ASK_EVERY_MS = 250;

export interface LoadOutcome {
  readonly nSamples: number;
  readonly seconds: number;
  readonly mostBehindMs: number;
  readonly saidBehind: boolean;
  /** From the last sample until all were scored; Infinity where that took too long. */
  readonly caughtUpMs: number;
}

/** Samples beyond what the service can score, a round of all series at a time. */
export class ExtraLoad {
  private readonly fleet: Fleet;

  constructor(
    databaseUrl: string,
    private readonly perSecond: number,
  ) {
    this.fleet = new Fleet(databaseUrl);
  }

  prepare(): Promise<void> {
    return this.fleet.addAssets(ASSETS);
  }

  async run(untilMs: number, health: HealthWatch, serviceUrl: string): Promise<LoadOutcome> {
    const startedMs = performance.now();
    let nSamples = 0;
    while (performance.now() < untilMs) {
      nSamples += await this.fleet.addSamples({ assets: ASSETS, hours: STEP_SECONDS / 3600 }, new Date());
      const dueMs = startedMs + (1000 * (nSamples + SERIES)) / this.perSecond;
      await delay(Math.max(0, Math.min(dueMs, untilMs) - performance.now()));
    }
    const [seconds, lastAt] = [(performance.now() - startedMs) / 1000, Date.now()];
    const caughtUpMs = await caughtUp(serviceUrl, lastAt);
    const { mostBehindMs, saidBehind } = health;
    await this.fleet.close();
    return { nSamples, seconds, mostBehindMs, saidBehind, caughtUpMs };
  }
}

async function caughtUp(serviceUrl: string, lastAt: number): Promise<number> {
  while (Date.now() < lastAt + CATCH_UP_MS) {
    const health = await askHealth(serviceUrl);
    if (Date.parse(health?.checks.sweeps?.sweptUntil ?? '') > lastAt) return Date.now() - lastAt;
    await delay(ASK_EVERY_MS);
  }
  return Infinity;
}
