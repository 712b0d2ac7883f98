import { Database } from '../database/index.js';
import { freshIncident } from '../incidents/index.js';
import { catchUp } from '../seed/index.js';
import { type Catalogue, uniform } from '../signals/index.js';
import { LiveSampler } from './live-sampler.js';

export interface LiveOptions {
  readonly intervalSeconds: number;
  readonly incidents: boolean;
  readonly seed: number;
}

const minuteMs = 60_000;

/** Ticks until stopped; a round that fails is reported and the next one fills what was missed. */
export class LiveClock {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private nextIncidentMs: number;

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly sampler: LiveSampler,
    private readonly options: LiveOptions,
    private readonly report: (line: string) => void,
  ) {
    // The first one soon: whoever has just started a demo is watching.
    this.nextIncidentMs = Date.now() + 3 * minuteMs;
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.round(new Date()));
    }, this.options.intervalSeconds * 1000);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async round(now: Date): Promise<void> {
    try {
      await catchUp(this.database, this.catalogue, now);
      await this.breakSomething(now);
      await this.sampler.sampleAt(now);
    } catch (error) {
      this.report(
        `EMS simulator: no samples at ${now.toISOString()}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private async breakSomething(now: Date): Promise<void> {
    if (!this.options.incidents || now.getTime() < this.nextIncidentMs) {
      return;
    }
    const incidents = freshIncident(this.catalogue.series, this.options.seed, now);
    await this.sampler.begin(incidents);
    this.nextIncidentMs =
      now.getTime() + (5 + 5 * uniform(this.options.seed, Math.floor(now.getTime() / 1000))) * minuteMs;
    const [first] = incidents;
    this.report(
      `EMS simulator: ${first?.description ?? 'nothing'} until ${first?.endedAt.toISOString().slice(11, 16) ?? ''} UTC`,
    );
  }
}
