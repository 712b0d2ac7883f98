export * from './catalogue-of.js';
export * from './fill-gap.js';
export * from './fleet-of.js';
export * from './prepare-database.js';
