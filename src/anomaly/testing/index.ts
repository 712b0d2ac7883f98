export { episodeOf } from './episodes.js';
export { router, START_MS, stretchOf } from './stretches.js';
