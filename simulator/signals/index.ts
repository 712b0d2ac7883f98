export * from './catalogue.js';
export * from './hash.js';
export * from './profile.js';
export * from './series.js';
export * from './signal.js';
