export * from './asset.js';
export * from './asset-id.js';
export * from './fleet.js';
export { leipzig } from './sites.js';
export * from './topology.js';
