import { type Session, toWallClock } from '../database/index.js';
import { connections, type FleetAsset } from '../fleet/index.js';

/** TypeORM keeps a list of plain words as one comma-joined text. */
const joined = (tags: readonly string[]): string => tags.join(',');

export async function loadAssets(
  session: Session,
  assets: readonly FleetAsset[],
  createdAt: Date,
): Promise<void> {
  for (const { id, name, type, ip, site, vendor, model, tier, tags } of assets) {
    await session.query(
      `INSERT INTO assets (id, name, type, ip, location, region, vendor, model, tags, tier, owner, department, "createdAt", "updatedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'NOC Team', 'Infrastructure', $11, $11)`,
      [
        id,
        name,
        type,
        ip,
        site.location,
        site.region,
        vendor,
        model,
        joined(tags),
        tier,
        toWallClock(createdAt),
      ],
    );
  }
}

export async function loadConnections(session: Session, discoveredAt: Date): Promise<void> {
  for (const { upstream, downstream, kind, speedMbps } of connections) {
    await session.query(
      `INSERT INTO device_connections
         (source_asset_id, destination_asset_id, connection_type, link_speed_mbps, protocol, bandwidth_utilization, latency,
          packet_loss, discovered_at, last_seen)
       VALUES ($1, $2, $3, $4, $5, 0, 0.5, 0, $6, $6)`,
      [
        upstream.id,
        downstream.id,
        kind,
        speedMbps,
        kind === 'wan' ? 'ipsec' : 'ethernet',
        toWallClock(discoveredAt),
      ],
    );
  }
}
