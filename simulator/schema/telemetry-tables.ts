/** All keys are added after the seed: keeping and checking them row by row would double its time. */
export const telemetryTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS metrics (
     id uuid NOT NULL DEFAULT gen_random_uuid(),
     "assetId" uuid NOT NULL,
     "metricName" varchar(100) NOT NULL,
     value double precision NOT NULL,
     unit varchar(20) NOT NULL,
     source metrics_source_enum NOT NULL,
     tags jsonb,
     timestamp timestamp NOT NULL,
     "aggregationType" varchar(20),
     "aggregationWindow" integer,
     "createdAt" timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
   )`,
  `CREATE TABLE IF NOT EXISTS device_metrics_history (
     id serial,
     asset_id uuid NOT NULL,
     metric_type varchar(50) NOT NULL,
     value numeric(15,2),
     unit varchar(20),
     timestamp timestamp NOT NULL,
     aggregation_type varchar(20),
     collection_interval integer,
     metadata jsonb,
     created_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
   )`,
];
