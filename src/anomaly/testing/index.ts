export { episodeOf } from './episodes.js';
