export * from './client-input.js';
export * from './cors.js';
export * from './error-body.js';
export * from './error.filter.js';
export * from './settings.module.js';
