export { createLogger } from './create-logger.js';
