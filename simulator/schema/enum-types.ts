import {
  alertStatuses,
  assetStatuses,
  assetTypes,
  eventSeverities,
  eventSources,
  metricSources,
} from './enums.js';

const enumTypes: Readonly<Record<string, readonly string[]>> = {
  assets_type_enum: assetTypes,
  assets_status_enum: assetStatuses,
  metrics_source_enum: metricSources,
  events_source_enum: eventSources,
  events_severity_enum: eventSeverities,
  alerts_status_enum: alertStatuses,
};

/** CREATE TYPE has no IF NOT EXISTS. */
export const enumTypeStatements: readonly string[] = Object.entries(enumTypes).map(
  ([name, values]) =>
    `DO $$ BEGIN
       CREATE TYPE "${name}" AS ENUM (${values.map((value) => `'${value}'`).join(', ')});
     EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
);
