/** How an asset is doing, as one number with its reasons. */
export { AssetHealthService, type RatedAsset } from './asset-health.service.js';
export { AssetHealthModule } from './asset-health.module.js';
