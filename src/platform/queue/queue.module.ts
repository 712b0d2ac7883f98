import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue.service.js';
import { JobTicker } from './job-ticker.service.js';
import { RepeatedRuns } from './repeated-runs.service.js';

/** Work that several replicas share. */
@Global()
@Module({ providers: [JobQueue, JobTicker, RepeatedRuns], exports: [JobQueue, JobTicker, RepeatedRuns] })
export class QueueModule {}
