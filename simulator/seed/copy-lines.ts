import { type Series } from '../signals/index.js';

/** Tables and columns for COPY. */
export const copyTargets = {
  device_metrics_history:
    'device_metrics_history (asset_id, metric_type, unit, collection_interval, value, timestamp, created_at)',
  metrics: 'metrics ("assetId", "metricName", unit, source, value, timestamp, "createdAt")',
} as const;

/** The part of a COPY line that is the same for all samples of a series. */
export function linePrefix({ asset, metricType, profile, store }: Series, stepSeconds: number): string {
  const third = store.table === 'metrics' ? store.source : String(stepSeconds);
  return `${asset.id}\t${metricType}\t${profile.unit}\t${third}\t`;
}

/** An unreadable sample: the poller writes NULL, a client's "NaN" is stored as such. */
export function unreadable({ store }: Series): string {
  return store.table === 'metrics' ? 'NaN' : '\\N';
}
