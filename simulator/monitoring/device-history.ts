import { Injectable } from '@nestjs/common';
import { Database, toWallClock } from '../database/index.js';

const rangeHours: Readonly<Record<string, number>> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 };

@Injectable()
export class DeviceHistory {
  constructor(private readonly database: Database) {}

  async read(assetId: string, metricType: string, timeRange = '24h') {
    const since = new Date(Date.now() - (rangeHours[timeRange] ?? 24) * 3_600_000);
    return this.database.query(
      `SELECT value, unit, timestamp FROM device_metrics_history
        WHERE asset_id = $1 AND metric_type = $2 AND timestamp >= $3 ORDER BY timestamp`,
      [assetId, metricType, toWallClock(since)],
    );
  }
}
