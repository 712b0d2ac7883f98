const index = (name: string, on: string): string => `CREATE INDEX IF NOT EXISTS "${name}" ON ${on}`;

const foreignKey = (table: string, column: string, target: string): string =>
  `DO $$ BEGIN
     ALTER TABLE ${table} ADD CONSTRAINT "FK_${table}_${column}" FOREIGN KEY ("${column}") REFERENCES ${target} (id);
   EXCEPTION WHEN duplicate_object THEN NULL; END $$`;

/** A table that has one already says so as an invalid definition. */
const primaryKey = (table: string): string =>
  `DO $$ BEGIN
     ALTER TABLE ${table} ADD CONSTRAINT "PK_${table}" PRIMARY KEY (id);
   EXCEPTION WHEN invalid_table_definition THEN NULL; END $$`;

export const indexStatements: readonly string[] = [
  primaryKey('metrics'),
  primaryKey('device_metrics_history'),
  index('IDX_metrics_asset_timestamp', 'metrics ("assetId", timestamp)'),
  index('IDX_metrics_name_timestamp', 'metrics ("metricName", timestamp)'),
  index('IDX_metrics_timestamp', 'metrics (timestamp)'),
  // Looked up before every insert, and not unique: that is the platform's race.
  index('IDX_events_fingerprint', 'events (fingerprint)'),
  index('IDX_events_timestamp', 'events (timestamp)'),
  index('IDX_alerts_status', 'alerts (status)'),
  index('IDX_alerts_created', 'alerts ("createdAt")'),
  index('IDX_device_connections_ends', 'device_connections (source_asset_id, destination_asset_id)'),
  index('IDX_device_metrics_asset_timestamp', 'device_metrics_history (asset_id, timestamp)'),
  index(
    'IDX_device_metrics_asset_type_timestamp',
    'device_metrics_history (asset_id, metric_type, timestamp)',
  ),
  index('IDX_device_metrics_timestamp', 'device_metrics_history (timestamp)'),
  foreignKey('metrics', 'assetId', 'assets'),
  foreignKey('events', 'assetId', 'assets'),
  foreignKey('alerts', 'eventId', 'events'),
];
