export * from './create-schema.js';
export * from './enums.js';
export * from './sync-schema.js';
