/** The door of the detection engine: pure arithmetic, no clock, no I/O, no hidden randomness. */
export { ALARM_SCORE } from './calibration/calibrate.js';
export {
  compareModels,
  type IncidentPeaks,
  type ModelComparison,
  type ScopedComparison,
  type TrialSeries,
} from './comparison/compare-models.js';
export { hoursProfiled, type FeatureProfile, profileSeries, sumProfiles } from './drift/feature-profile.js';
export { type FeatureDrift, featureDrift } from './drift/population-stability.js';
export { DetectionModel } from './model/detection-model.js';
export { decodeModel, encodeModel } from './model/model-codec.js';
export { ScopedModel } from './model/scoped-model.js';
export { AlarmRule } from './episodes/alarm-rule.js';
export { assetScore } from './scoring/asset-score.js';
export { isAtLeast, SEVERITIES, type Severity, severityOf } from './severity/severity.js';
export type { MetricPolicy } from './policy/metric-policy.js';
export { assertMetricPolicy } from './policy/metric-policy.js';
export { isReading } from './policy/reading.js';
export type { AnomalyDirection, Contribution } from './scoring/departure.js';
export type { SampleExplanation } from './scoring/explanation.js';
export { type ExpectedBand, expectedBand } from './scoring/expected-range.js';
export { type ScoredSamples, scoreSamples } from './scoring/score-samples.js';
export { forecastSeries, type SeriesForecast } from './forecasting/forecast-series.js';
export { limitForecast, type LimitForecast } from './forecasting/growth/limit-date.js';
export { FEATURE_NAMES, FEATURE_VERSION, STATE_VERSION, type FeatureName } from './features/layout.js';
export { mixSamples, type MixedSamples } from './series/mix-samples.js';
export { countsOf, type SampleCounts, type SeriesSamples } from './series/series-samples.js';
export { type SeriesPace, SeriesState } from './series/series-state.js';
export { quantileOfSorted, sortedFinite } from './statistics/quantile.js';
export { baselines } from './statistics/univariate-detectors.js';
export { heldOutFrom } from './training/held-out.js';
export { isTimeZone, LocalClock } from './time/local-clock.js';
export type { TrainingOptions } from './training/training-options.js';
export type { TrainingReport } from './training/training-report.js';
export { ScopedTrainingSet, type ScopeReport } from './training/scoped-training-set.js';
export { TrainingSet } from './training/training-set.js';
export { AlertEngine } from './incidents/alert-engine.js';
export { describeReason, type Reason } from './incidents/reason.js';
export { hashText } from './templates/hash-text.js';
export { TemplateTree } from './templates/template-tree.js';
export { type Relation, Topology } from './topology/topology.js';
export { FailureModel } from './hazard/failure-model.js';
export { fitFailureModel } from './hazard/fit-failure-model.js';
export type { FleetColumn, FleetHistory, FleetRows } from './hazard/fleet.js';
