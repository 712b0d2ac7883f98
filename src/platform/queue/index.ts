export {
  type Job,
  JobInterruptedError,
  jobsEnded,
  type QueueCounts,
  type QueueDefinition,
  type TakeMore,
} from './job.js';
export { JobQueue } from './job-queue.service.js';
export { type JobSchedule, JobTicker } from './job-ticker.service.js';
export { QueueModule } from './queue.module.js';
export { RepeatedRuns } from './repeated-runs.service.js';
