/** Turns history into the next model, on request and on schedule. */
export { RetrainingScheduler } from './retraining.scheduler.js';
export { TrainingModule } from './training.module.js';
