/** The benchmarks' load of samples, for other tools. */
export { Fleet, METRICS, STEP_SECONDS } from './service/fleet.js';
