export * from './create-schema.js';
export * from './enums.js';
