/** What the service reads of one of the platform's tables. */
export interface PlatformTable {
  /** Without these the table is of no use. */
  readonly columns: readonly string[];
  /** Older platforms lack them, and the service does without. */
  readonly optionalColumns: readonly string[];
  /** Which samples are not seen without it; undefined where nothing works without it. */
  readonly without?: string;
}

export const PLATFORM_TABLES = {
  assets: {
    columns: ['id', 'name', 'type', 'tier', 'status'],
    optionalColumns: ['monitoringEnabled', 'metadata', 'location', 'tags'],
  },
  device_metrics_history: {
    columns: ['asset_id', 'metric_type', 'value', 'timestamp'],
    optionalColumns: ['unit', 'created_at'],
    without: 'what pollers and probes measure, live telemetry of routers, switches and firewalls',
  },
  metrics: {
    columns: ['assetId', 'metricName', 'value', 'timestamp'],
    optionalColumns: ['unit', 'createdAt', 'tags'],
    without: 'what is posted to EMS Core, by agents on servers for one',
  },
} as const satisfies Readonly<Record<string, PlatformTable>>;

export type PlatformTableName = keyof typeof PLATFORM_TABLES;
