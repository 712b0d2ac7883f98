/** Turns history into the next model, on request and on schedule. */
export { describeDrift, type DriftReport } from './drift/drift.js';
export { DriftMonitor } from './drift/drift-monitor.service.js';
export { RetrainingScheduler } from './retraining.scheduler.js';
export { TrainingModule } from './training.module.js';
