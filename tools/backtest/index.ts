/** Scores files offline: no database, no server. */
export { describeFileError } from './describe-file-error.js';
export { History } from './history.js';
export { MetricEpisodes } from './metric-episodes.js';
export { scoreFile, type ScoredFile } from './score-file.js';
