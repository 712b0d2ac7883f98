import { Injectable } from '@nestjs/common';
import { DatabaseHealth } from '../platform/database/index.js';
import { JobQueue, type QueueCounts } from '../platform/queue/index.js';
import { Telemetry } from '../platform/telemetry/index.js';
import { addGauge } from './add-gauge.js';
import { shared } from './shared.js';

/** The database and the job queue at the moment of a scrape. */
@Injectable()
export class PlatformGauges {
  constructor(telemetry: Telemetry, database: DatabaseHealth, queue: JobQueue) {
    addGauge(telemetry, {
      name: 'database_latency_seconds',
      help: 'How long the database takes to answer nothing at all, from this process.',
      label: '',
      ask: async () => {
        const startedMs = performance.now();
        await database.ping();
        return { '': (performance.now() - startedMs) / 1000 };
      },
    });
    const counts = shared(() => queue.counts());
    const byQueue = async (value: (one: QueueCounts) => number): Promise<Record<string, number>> =>
      Object.fromEntries((await counts()).map((one) => [one.name, value(one)]));
    addGauge(telemetry, {
      name: 'jobs_waiting',
      help: 'Jobs that wait for a worker.',
      label: 'queue',
      ask: () => byQueue(({ nWaiting }) => nWaiting),
    });
    addGauge(telemetry, {
      name: 'jobs_in_hand',
      help: 'Jobs that a worker has begun.',
      label: 'queue',
      ask: () => byQueue(({ nInHand }) => nInHand),
    });
    addGauge(telemetry, {
      name: 'job_oldest_waiting_seconds',
      help: 'For how long the oldest job has waited for a worker.',
      label: 'queue',
      ask: () => byQueue(({ oldestWaitingSeconds }) => oldestWaitingSeconds),
    });
  }
}
