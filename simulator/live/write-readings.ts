import { type Session, toWallClock } from '../database/index.js';
import { type Reading } from './reading.js';

export async function writeReadings(
  session: Session,
  readings: readonly Reading[],
  at: Date,
  intervalSeconds: number,
): Promise<void> {
  await writePolled(
    session,
    readings.filter(({ series }) => series.store.table === 'device_metrics_history'),
    [toWallClock(at), intervalSeconds],
  );
  await writePosted(
    session,
    readings.filter(({ series }) => series.store.table === 'metrics'),
    [toWallClock(at)],
  );
}

async function writePolled(
  session: Session,
  readings: readonly Reading[],
  more: readonly unknown[],
): Promise<void> {
  await session.query(
    `INSERT INTO device_metrics_history (asset_id, metric_type, unit, value, timestamp, collection_interval)
     SELECT id, name, unit, value, $5, $6 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::numeric[]) AS r (id, name, unit, value)`,
    [...columnsOf(readings), ...more],
  );
}

async function writePosted(
  session: Session,
  readings: readonly Reading[],
  more: readonly unknown[],
): Promise<void> {
  const sources = readings.map(({ series }) =>
    series.store.table === 'metrics' ? series.store.source : null,
  );
  await session.query(
    `INSERT INTO metrics ("assetId", "metricName", unit, value, source, timestamp)
     SELECT id, name, unit, value, source, $6
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::metrics_source_enum[]) AS r (id, name, unit, value, source)`,
    [...columnsOf(readings), sources, ...more],
  );
}

function columnsOf(readings: readonly Reading[]): readonly unknown[] {
  return [
    readings.map(({ series }) => series.asset.id),
    readings.map(({ series }) => series.metricType),
    readings.map(({ series }) => series.profile.unit),
    readings.map(({ value }) => value),
  ];
}
