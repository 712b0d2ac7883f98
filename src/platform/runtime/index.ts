import './require-node-22.js';

export { exitOnFailure } from './exit-on-failure.js';
