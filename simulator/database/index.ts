export * from './database.js';
export * from './database.module.js';
export * from './list-sql.js';
export * from './reach-database.js';
export * from './session.js';
export * from './time-range.js';
export * from './wall-clock.js';
export * from './write-sql.js';
