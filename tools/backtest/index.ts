/** Judging files standing alone: no database, no server. */
export { History, historyRows } from './history.js';
export { judgeFile, type JudgedFile } from './score-file.js';
