/** Stand-ins for specs only. */
export { recordLogs, type LogLine } from './record-logs.js';
export { StoppedClock } from './stopped-clock.js';
