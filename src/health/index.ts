/** Answers clients and probes how the service is. */
export { HealthModule } from './health.module.js';
