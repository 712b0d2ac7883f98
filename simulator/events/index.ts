export * from './event-row.js';
export * from './events.module.js';
