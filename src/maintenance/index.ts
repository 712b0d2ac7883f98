/** Knows what will fail, and how sure that is: failures, what precedes them, risks, and what to do about them. */
export { AssetHealthService, type RatedAsset } from './health/asset-health.service.js';
export { HealthRecordingScheduler } from './health/health-recording.scheduler.js';
export { MaintenanceModule } from './maintenance.module.js';
export type {
  AssetRisk,
  RiskBasis,
  RiskContribution,
  RiskHorizon,
  TimeToFailureDays,
} from './risks/asset-risk.js';
export { CurrentRisks, type RiskQuery } from './risks/current-risks.js';
