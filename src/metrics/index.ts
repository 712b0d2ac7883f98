/** Metric series in: what the platform measured, whatever it calls it and wherever it keeps it. */
export { AssetDirectory } from './asset-directory.service.js';
export { AssetIdField, AssetIdListField, AssetIdParam, MOST_ASSETS } from './dto/asset-id-field.js';
export { IsAssetId } from './dto/is-asset-id.js';
export { MetricQuery } from './dto/metric-query.dto.js';
export { normalizeAssetId, presentAssetId } from './asset-id.js';
export { MetricPolicies } from './metric-policies.js';
export { canonicalMetricName } from './metric-vocabulary.js';
export { baseNameOf, isNamed } from './tags/tagged-name.js';
export type { SplitMetric } from './tags/tagged-series-index.js';
export { plainUnit, unitFactor } from './units/convert-unit.js';
export { type NewSamples, NewSamplesBuilder } from './new-samples.js';
export { MetricSource } from './metric-source.js';
export { MetricsModule } from './metrics.module.js';
export { SeriesUnit } from './series-unit.service.js';
export { MOST_SAMPLES, WholeHistoryReader } from './whole-history-reader.service.js';
export {
  type Arrivals,
  type Asset,
  type Link,
  type ReadOptions,
  type ReadPurpose,
  type SampleRange,
  type Series,
  type SeriesHistory,
  type SeriesKey,
  seriesId,
  keptSeriesId,
} from './series.js';
