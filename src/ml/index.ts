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
export {
  emptyColumns,
  type ScoreColumns,
  type ScoredSamples,
  scoreInto,
  scoreSamples,
} from './scoring/score-samples.js';
export type { ScoringOptions } from './scoring/sample-scorer.js';
export { BucketMeans } from './forecasting/axis/bucket-means.js';
export type { ForecastBacktest } from './forecasting/evaluation/backtest-forecast.js';
export type { HistoryFacts } from './forecasting/evaluation/history-facts.js';
export {
  addLeadSums,
  LEAD_HOURS,
  leadClassOf,
  type LeadSums,
  NO_OUTCOMES,
  tallyLeads,
} from './forecasting/evaluation/lead-tally.js';
export {
  type RatedForecast,
  ratedForecast,
  type RatedForecastRequest,
} from './forecasting/evaluation/rated-forecast.js';
export { stepMeans } from './forecasting/evaluation/step-means.js';
export {
  seasonality,
  type Seasonality,
  type SeasonalityRequest,
  type TypicalProfile,
} from './forecasting/season/seasonality.js';
export { FORECAST_METHOD } from './forecasting/method.js';
export { forecastSeries, type SeriesForecast } from './forecasting/forecast-series.js';
export { beyondSince } from './forecasting/growth/beyond.js';
export type { BusyHistory } from './forecasting/growth/busy-history.js';
export { type BusyResult, type BusyTask, busyUpdate } from './forecasting/growth/busy-update.js';
export { scaledHistory, sumBusyHistories } from './forecasting/growth/busy-sum.js';
export type { BusyTrend } from './forecasting/growth/busy-trend.js';
export { startOfDay } from './forecasting/growth/daily-levels.js';
export { limitAnswer } from './forecasting/growth/limit-answer.js';
export { limitForecast, type LimitForecast } from './forecasting/growth/limit-date.js';
export {
  highestLevel,
  type Reach,
  reachLimit,
  type TrendPath,
  trendPath,
} from './forecasting/growth/reach.js';
export type { Trend } from './forecasting/growth/trend.js';
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
export { describeContribution, type PriorityContribution } from './incidents/priority.js';
export type { Silence as AlertSilence } from './incidents/silences.js';
export { describeReason, type Reason } from './incidents/reason.js';
export { hashText } from './templates/hash-text.js';
export { TemplateTree } from './templates/template-tree.js';
export { type EdgeRow, EdgeTable } from './topology/edge-table.js';
export { PairTable } from './topology/pair-table.js';
export { RELATIONS } from './topology/relations.js';
export type { Relation } from './topology/connections.js';
export { Topology } from './topology/topology.js';
export { analyseRootCause, type RootCauseAnswer } from './root-cause/analyse-root-cause.js';
export { describeClue } from './root-cause/clue.js';
export { impactOf, type Importance } from './root-cause/impact.js';
export {
  type IncidentSignature,
  type SignatureSymptom,
  signatureOf,
  similarIncidents,
} from './root-cause/incident-signature.js';
export { metricKindOf } from './root-cause/metric-kind.js';
export type { DetectedSignal, RootCauseQuestion } from './root-cause/question.js';
export {
  type ReadingsQuestion,
  type ReadSeries,
  rootCauseOfReadings,
} from './root-cause/root-cause-of-readings.js';
export { UsualRange } from './root-cause/usual-range.js';
export type { PredictionCheck, RiskClass } from './hazard/check-predictions.js';
export type { Contribution as HazardContribution } from './hazard/contributions.js';
export { FailureModel } from './hazard/failure-model.js';
export { decodeFailureModel, encodeFailureModel } from './hazard/failure-model-codec.js';
export { fitFailureModel } from './hazard/fit-failure-model.js';
export type { FleetColumn, FleetHistory, FleetRows } from './hazard/fleet.js';
export { fitOutlook, type OutlookComparison, predictOutlook, type UnitOutlook } from './hazard/outlook.js';
export { riskInterval } from './hazard/risk-interval.js';
export type { DatedHistory } from './hazard/split-by-time.js';
export { timeToFailure } from './hazard/time-to-failure.js';
