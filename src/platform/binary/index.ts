export { readInstant } from './read-instant.js';
