export * from './live-clock.js';
export * from './live-sampler.js';
