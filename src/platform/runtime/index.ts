import './require-node-22.js';

export { collectLessOften } from './collect-less-often.js';
export { exitOnFailure } from './exit-on-failure.js';
