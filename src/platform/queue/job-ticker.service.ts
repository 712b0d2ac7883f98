import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import { inSpan } from '../tracing/index.js';
import type { JobRequest, QueueDefinition } from './job.js';
import { JobQueue } from './job-queue.service.js';

const LOOK_MS = 200;

type Ticked = Omit<JobRequest, 'slotSeconds'>;

interface Ticking {
  readonly schedule: JobSchedule;
  readonly lastTick: number;
}

/** Jobs that are due again and again. */
export interface JobSchedule {
  readonly queue: QueueDefinition;
  readonly everySeconds: number;
  /** What to queue now; asked for in every replica, taken in once a slot. */
  readonly jobs: () => readonly Ticked[];
}

/**
 * Ticks in every replica, in the middle of each time slot, and queues the slot's jobs. The slots are those of the database's clock, so
 * that as many replicas as there are get each job once, even where their own clocks differ by half a slot.
 */
@Injectable()
export class JobTicker {
  private readonly logger = new Logger('Jobs');
  /** By queue and keys. */
  private readonly schedules = new Map<string, Ticking>();
  private readonly inHand = new Set<string>();

  constructor(
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues the jobs now, where no other replica has in this slot, and in every slot from now on. Jobs of the same queue and keys tick
   * once, however often they are started; where it fails, nothing ticks.
   */
  async start(schedule: JobSchedule): Promise<void> {
    const lastTick = this.tickOf(schedule);
    const jobs = schedule.jobs();
    await this.enqueue(schedule, jobs);
    this.schedules.set(idOf(schedule, jobs), { schedule, lastTick });
  }

  @Interval(LOOK_MS)
  protected look(): void {
    for (const [id, { schedule, lastTick }] of this.schedules)
      if (this.tickOf(schedule) !== lastTick && !this.inHand.has(id)) void this.tick(id, schedule);
  }

  /** A tick that finds no database is repeated until it does. */
  private async tick(id: string, schedule: JobSchedule): Promise<void> {
    const lastTick = this.tickOf(schedule);
    this.inHand.add(id);
    try {
      await this.enqueue(schedule, schedule.jobs());
      this.schedules.set(id, { schedule, lastTick });
    } catch (error) {
      this.logger.debug(`No tick of ${schedule.queue.name}: ${String(error)}`);
    } finally {
      this.inHand.delete(id);
    }
  }

  private async enqueue({ queue, everySeconds }: JobSchedule, jobs: readonly Ticked[]): Promise<void> {
    const requests = jobs.map((job) => ({ ...job, slotSeconds: everySeconds }));
    await inSpan(`tick ${queue.name}`, { kind: 'producer' }, () => this.queue.enqueue(queue, requests));
  }

  /** Changes in the middle of each slot. */
  private tickOf({ everySeconds }: JobSchedule): number {
    return Math.floor(this.clock.now().getTime() / (everySeconds * 1000) + 0.5);
  }
}

function idOf({ queue }: JobSchedule, jobs: readonly Ticked[]): string {
  return [queue.name, ...jobs.map(({ key }) => key)].join(' ');
}
