export { createLogger } from './create-logger.js';
export { withLogFields } from './log-context.js';
