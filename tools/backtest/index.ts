/** Scores files offline: no database, no server. */
export { History } from './history.js';
export { scoreFile, type ScoredFile } from './score-file.js';
