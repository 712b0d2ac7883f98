export { exitOnFailure } from './exit-on-failure.js';
