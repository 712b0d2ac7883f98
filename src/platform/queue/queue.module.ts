import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue.service.js';
import { JobTicker } from './job-ticker.service.js';

/** Work that several replicas share. */
@Global()
@Module({ providers: [JobQueue, JobTicker], exports: [JobQueue, JobTicker] })
export class QueueModule {}
