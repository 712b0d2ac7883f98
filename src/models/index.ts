/** Which model scores the network: registry, artifacts, and the detector everyone shares. */
export { type ActiveModel, DetectorProvider } from './detector-provider.service.js';
export { DetectorPool } from './detector-pool.service.js';
export { ANOMALY_DETECTION, type NewModel, type RegisteredModel, type TransitionCause } from './model.js';
export type { GateCheck, GateReport } from './gate-report.js';
export { ModelCatalog } from './model-catalog.service.js';
export { ModelRegistry } from './model-registry.service.js';
export { ModelsModule } from './models.module.js';
export { shareSamples } from './worker/share-samples.js';
export type {
  CompareTask,
  FitFailuresTask,
  PredictFailuresTask,
  ProfilesByMetric,
  ProfileTask,
  ScoreTask,
  SeriesResult,
  SeriesTask,
} from './worker/tasks.js';
