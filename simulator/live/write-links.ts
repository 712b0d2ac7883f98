import { type Session, toWallClock } from '../database/index.js';
import { connections } from '../fleet/index.js';
import { type AssetCondition } from './asset-condition.js';

/** A link is as busy, slow and lossy as the asset below it, and down when either end is dark. */
export async function writeLinks(
  session: Session,
  conditions: readonly AssetCondition[],
  at: Date,
): Promise<void> {
  const byId = new Map(conditions.map((condition) => [condition.asset.id, condition]));
  const links = connections.map(({ upstream, downstream, speedMbps }) => {
    const below = byId.get(downstream.id);
    const { bandwidth_in = 0, bandwidth_out = 0, latency = 0.5, packet_loss = 0 } = below?.values ?? {};
    const isDown = [byId.get(upstream.id), below].some((end) => end?.status === 'offline');
    return {
      ends: [upstream.id, downstream.id] as const,
      status: isDown ? 'down' : 'up',
      utilization: Math.min(100, (100 * (bandwidth_in + bandwidth_out)) / speedMbps),
      latency,
      loss: packet_loss,
    };
  });
  await session.query(
    `UPDATE device_connections AS c
        SET link_status = r.status, is_active = r.status = 'up', bandwidth_utilization = r.utilization, latency = r.latency,
            packet_loss = r.loss, last_seen = $7
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::numeric[], $5::numeric[], $6::numeric[])
         AS r (source, destination, status, utilization, latency, loss)
      WHERE c.source_asset_id = r.source AND c.destination_asset_id = r.destination`,
    [
      links.map(({ ends }) => ends[0]),
      links.map(({ ends }) => ends[1]),
      links.map(({ status }) => status),
      links.map(({ utilization }) => utilization),
      links.map(({ latency }) => latency),
      links.map(({ loss }) => loss),
      toWallClock(at),
    ],
  );
}
