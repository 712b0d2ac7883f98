import { type Session, toWallClock } from '../database/index.js';
import { type Quantity } from '../signals/index.js';
import { type AssetCondition } from './asset-condition.js';

const healthColumns: Readonly<Record<string, Quantity>> = {
  cpu_utilization: 'cpu',
  memory_utilization: 'memory',
  disk_utilization: 'disk',
  bandwidth_in_mbps: 'bandwidth_in',
  bandwidth_out_mbps: 'bandwidth_out',
  packet_loss_percent: 'packet_loss',
  latency_ms: 'latency',
};
const columns = Object.keys(healthColumns);

const upsertHealth = `
  INSERT INTO device_health (asset_id, status, health_score, ${columns.join(', ')}, last_poll_at)
  SELECT id, status, score, ${columns.join(', ')}, $${columns.length + 4}
    FROM unnest($1::uuid[], $2::text[], $3::numeric[], ${columns.map((_, index) => `$${index + 4}::numeric[]`).join(', ')})
      AS r (id, status, score, ${columns.join(', ')})
  ON CONFLICT (asset_id) DO UPDATE SET
    status = EXCLUDED.status, health_score = EXCLUDED.health_score, last_poll_at = EXCLUDED.last_poll_at,
    updated_at = EXCLUDED.last_poll_at, ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;

export async function writeHealth(
  session: Session,
  conditions: readonly AssetCondition[],
  at: Date,
): Promise<void> {
  await session.query(upsertHealth, [
    conditions.map(({ asset }) => asset.id),
    conditions.map(({ status }) => status),
    conditions.map(({ healthScore }) => healthScore),
    ...Object.values(healthColumns).map((quantity) =>
      conditions.map(({ values }) => values[quantity] ?? null),
    ),
    toWallClock(at),
  ]);
}

/** A status set by hand (maintenance, unknown) is kept. */
export async function writeStatuses(
  session: Session,
  conditions: readonly AssetCondition[],
  at: Date,
): Promise<void> {
  await session.query(
    `UPDATE assets SET status = r.status, "updatedAt" = $3
       FROM unnest($1::uuid[], $2::assets_status_enum[]) AS r (id, status)
      WHERE assets.id = r.id AND assets.status <> r.status AND assets.status IN ('online', 'warning', 'offline')`,
    [conditions.map(({ asset }) => asset.id), conditions.map(({ status }) => status), toWallClock(at)],
  );
}
