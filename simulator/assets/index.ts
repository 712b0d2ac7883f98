export * from './asset-row.js';
export * from './assets.module.js';
