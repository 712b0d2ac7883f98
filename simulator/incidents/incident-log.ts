import { type Session, toWallClock } from '../database/index.js';
import { type Incident, type IncidentKind } from './incident.js';

interface Row {
  group_id: string;
  asset_id: string;
  metric_type: string;
  kind: IncidentKind;
  magnitude: number;
  started_at: Date;
  ended_at: Date;
  description: string;
}

export async function recordIncidents(session: Session, incidents: readonly Incident[]): Promise<void> {
  await session.query(
    `INSERT INTO simulator_incidents (group_id, asset_id, metric_type, kind, magnitude, started_at, ended_at, description)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::timestamp[], $7::timestamp[], $8::text[])`,
    [
      incidents.map(({ groupId }) => groupId),
      incidents.map(({ assetId }) => assetId),
      incidents.map(({ metricType }) => metricType),
      incidents.map(({ kind }) => kind),
      incidents.map(({ magnitude }) => magnitude),
      incidents.map(({ startedAt }) => toWallClock(startedAt)),
      incidents.map(({ endedAt }) => toWallClock(endedAt)),
      incidents.map(({ description }) => description),
    ],
  );
}

/** Incidents that a restart must continue, or fill a gap with. */
export async function incidentsSince(session: Session, since: Date): Promise<readonly Incident[]> {
  const rows = await session.query<Row>('SELECT * FROM simulator_incidents WHERE ended_at >= $1', [
    toWallClock(since),
  ]);
  return rows.map((row) => ({
    groupId: row.group_id,
    assetId: row.asset_id,
    metricType: row.metric_type,
    kind: row.kind,
    magnitude: row.magnitude,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    description: row.description,
  }));
}
