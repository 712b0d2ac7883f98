/** Scores files offline: no database, no server. */
export { History } from './history.js';
export { MetricEpisodes } from './metric-episodes.js';
export { scoreFile, type ScoredFile } from './score-file.js';
