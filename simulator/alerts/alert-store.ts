import { Injectable } from '@nestjs/common';
import { Database, pageOf, toWallClock, updateSql } from '../database/index.js';
import { type ClientInput } from '../http/index.js';
import { withEvents } from './alert-embedding.js';
import { alertAnswer, type AlertRow } from './alert-row.js';

export type AlertChange = Readonly<Record<string, unknown>>;

@Injectable()
export class AlertStore {
  constructor(private readonly database: Database) {}

  async list(query: ClientInput) {
    const conditions = [
      { sql: 'status = ?', value: query.status },
      { sql: 'owner = ?', value: query.owner },
      { sql: 'team = ?', value: query.team },
      { sql: '"slaBreached" = ?', value: query.slaBreached },
    ];
    const listing = { table: 'alerts', conditions, orderBy: '"createdAt" DESC' };
    const { rows, total, page } = await pageOf<AlertRow>(this.database, listing, query);
    return { data: await withEvents(this.database, rows), total, page };
  }

  async find(id: string) {
    const rows = await this.database.query<AlertRow>('SELECT * FROM alerts WHERE id = $1', [id]);
    return (await withEvents(this.database, rows))[0];
  }

  async change(id: string, change: AlertChange) {
    const { text, parameters } = updateSql('alerts', id, { ...change, updatedAt: toWallClock(new Date()) });
    const [row] = await this.database.query<AlertRow>(text, parameters);
    return row && alertAnswer(row);
  }
}
