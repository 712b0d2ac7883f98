import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import { inSpan } from '../tracing/index.js';
import type { JobRequest, QueueDefinition } from './job.js';
import { JobQueue } from './job-queue.service.js';

const LOOK_MS = 200;

/** Jobs that are due again and again. */
export interface JobSchedule {
  readonly queue: QueueDefinition;
  readonly everySeconds: number;
  /** What to queue now; asked for in every replica, taken in once a slot. */
  readonly jobs: () => readonly Omit<JobRequest, 'slotSeconds'>[];
}

/**
 * Ticks in every replica, in the middle of each time slot, and queues the slot's jobs. The slots are those of the database's clock, so
 * that as many replicas as there are get each job once, even where their own clocks differ by half a slot.
 */
@Injectable()
export class JobTicker {
  private readonly logger = new Logger('Jobs');
  private readonly lastTicks = new Map<JobSchedule, number>();
  private readonly ticking = new Set<JobSchedule>();

  constructor(
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Queues the jobs now, where no other replica has in this slot, and in every slot from now on. */
  async start(schedule: JobSchedule): Promise<void> {
    this.lastTicks.set(schedule, this.tickOf(schedule));
    await this.enqueue(schedule);
  }

  @Interval(LOOK_MS)
  protected look(): void {
    for (const [schedule, lastTick] of this.lastTicks)
      if (this.tickOf(schedule) !== lastTick && !this.ticking.has(schedule)) void this.tick(schedule);
  }

  /** A tick that finds no database is repeated until it does. */
  private async tick(schedule: JobSchedule): Promise<void> {
    const tick = this.tickOf(schedule);
    this.ticking.add(schedule);
    try {
      await this.enqueue(schedule);
      this.lastTicks.set(schedule, tick);
    } catch (error) {
      this.logger.debug(`No tick of ${schedule.queue.name}: ${String(error)}`);
    } finally {
      this.ticking.delete(schedule);
    }
  }

  private async enqueue({ queue, everySeconds, jobs }: JobSchedule): Promise<void> {
    const requests = jobs().map((job) => ({ ...job, slotSeconds: everySeconds }));
    await inSpan(`tick ${queue.name}`, { kind: 'producer' }, () => this.queue.enqueue(queue, requests));
  }

  /** Changes in the middle of each slot. */
  private tickOf({ everySeconds }: JobSchedule): number {
    return Math.floor(this.clock.now().getTime() / (everySeconds * 1000) + 0.5);
  }
}
