/** What other tools share with the benchmarks: the load of samples, and the memory limits of the image. */
export { Fleet, METRICS, STEP_SECONDS } from './service/fleet.js';
export { IMAGE_MEMORY } from './service/service-under-test.js';
