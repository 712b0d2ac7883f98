/** Knows what will fail, and how sure that is: failures, what precedes them, risks, and what to do about them. */
export { AssetDetails } from './asset-details/asset-detail.repository.js';
export { AssetHealthService, type RatedAsset } from './health/asset-health.service.js';
export { MaintenanceModule } from './maintenance.module.js';
export type { AssetRisk } from './risks/asset-risk.js';
export { MaintenanceScheduler } from './run/maintenance.scheduler.js';
