import { type Database } from '../database/index.js';
import { freshIncident, IncidentSchedule } from '../incidents/index.js';
import { catchUp } from '../seed/index.js';
import { type Catalogue } from '../signals/index.js';
import { type Plant } from '../wear/index.js';
import { type LiveSampler } from './live-sampler.js';

interface LiveOptions {
  readonly intervalSeconds: number;
  readonly incidents: boolean;
  readonly seed: number;
}

interface LiveParts {
  readonly sampler: LiveSampler;
  readonly plant: Plant;
}

/** Ticks until stopped; a round that fails is reported and the next good one fills what was missed. */
export class LiveClock {
  private readonly schedule: IncidentSchedule;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isFailing = false;

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly parts: LiveParts,
    private readonly options: LiveOptions,
    private readonly report: (line: string) => void,
  ) {
    this.schedule = new IncidentSchedule(options.seed, Date.now());
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
      await this.parts.sampler.sampleAt(now);
      await this.parts.plant.continueTo(now);
      this.isFailing = false;
    } catch (error) {
      this.reportOnce(error);
    }
  }

  /** A database that is unavailable for an hour is logged once, not a hundred times. */
  private reportOnce(error: unknown): void {
    if (!this.isFailing) {
      this.report(`EMS simulator: no samples now: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.isFailing = true;
  }

  private async breakSomething(now: Date): Promise<void> {
    if (!this.options.incidents || !this.schedule.takeDue(now.getTime())) {
      return;
    }
    const incidents = freshIncident(this.catalogue.series, this.options.seed, now);
    await this.parts.sampler.begin(incidents);
    const [first] = incidents;
    if (first !== undefined) {
      this.report(
        `EMS simulator: ${first.description} until ${first.endedAt.toISOString().slice(11, 16)} UTC`,
      );
    }
  }
}
