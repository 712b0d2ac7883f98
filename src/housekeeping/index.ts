/** Keeps the service's own tables from growing for ever. */
export { HousekeepingModule } from './housekeeping.module.js';
export { HousekeepingScheduler } from './housekeeping.scheduler.js';
