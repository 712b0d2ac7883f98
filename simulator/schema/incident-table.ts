/** Ground truth: the simulated incidents. The service never reads it; tests and benchmarks compare with it. */
export const incidentTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS simulator_incidents (
     id serial PRIMARY KEY,
     group_id uuid NOT NULL,
     asset_id uuid NOT NULL,
     metric_type varchar(100) NOT NULL,
     kind varchar(20) NOT NULL,
     magnitude double precision NOT NULL,
     started_at timestamp NOT NULL,
     ended_at timestamp NOT NULL,
     description text NOT NULL
   )`,
  `CREATE INDEX IF NOT EXISTS simulator_incidents_ended ON simulator_incidents (ended_at)`,
];
