import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';

@Injectable()
export class NetworkTopology {
  constructor(private readonly database: Database) {}

  /** Numeric columns arrive as text, like everywhere in the platform. */
  async read() {
    const nodes = await this.database.query(
      'SELECT id, name, type, tier, location, ip, status, vendor FROM assets ORDER BY name',
    );
    const links = await this.database.query(
      `SELECT id, source_asset_id AS source, destination_asset_id AS target, connection_type AS type, link_status AS status,
              link_speed_mbps AS bandwidth, bandwidth_utilization AS utilization, latency, protocol
         FROM device_connections ORDER BY id`,
    );
    return { nodes, links };
  }
}
