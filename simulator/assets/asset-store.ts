import { Injectable } from '@nestjs/common';
import { Database, pageOf, toWallClock, upsertSql } from '../database/index.js';
import { type ClientInput } from '../http/index.js';
import { type AssetAnswer, assetAnswer, type AssetRow } from './asset-row.js';

@Injectable()
export class AssetStore {
  constructor(private readonly database: Database) {}

  /** Without an ORDER BY, like the platform: an updated row moves, and paging may miss it or show it twice. */
  async list(query: ClientInput): Promise<{ data: AssetAnswer[]; total: number; page: number }> {
    const conditions = [
      { sql: 'type = ?', value: query.type },
      { sql: 'status = ?', value: query.status },
      { sql: 'tier = ?', value: query.tier },
    ];
    const { rows, total, page } = await pageOf<AssetRow>(
      this.database,
      { table: 'assets', conditions },
      query,
    );
    return { data: rows.map(assetAnswer), total, page };
  }

  async find(id: string): Promise<AssetAnswer | undefined> {
    const [row] = await this.database.query<AssetRow>('SELECT * FROM assets WHERE id = $1', [id]);
    return row && assetAnswer(row);
  }

  /** Nothing is checked here: what PostgreSQL refuses answers 500, as on the platform. */
  async save(body: ClientInput): Promise<AssetAnswer | undefined> {
    const { text, parameters } = upsertSql('assets', {
      id: body.id,
      name: body.name,
      type: body.type,
      ip: body.ip,
      location: body.location,
      region: body.region,
      vendor: body.vendor,
      model: body.model,
      tags: Array.isArray(body.tags) ? body.tags.join(',') : body.tags,
      tier: body.tier,
      owner: body.owner,
      department: body.department,
      status: body.status,
      monitoringEnabled: body.monitoringEnabled,
      metadata: body.metadata === undefined ? undefined : JSON.stringify(body.metadata),
      updatedAt: toWallClock(new Date()),
    });
    const [row] = await this.database.query<AssetRow>(text, parameters);
    return row && assetAnswer(row);
  }
}
