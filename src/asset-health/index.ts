/** How an asset is doing, as one number with its reasons. */
export { AssetHealthModule } from './asset-health.module.js';
