import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, pageOf, timeRange, toWallClock, upsertSql, wallClockInput } from '../database/index.js';
import { type ClientInput } from '../http/index.js';
import { type EventAnswer, eventAnswer, type EventRow } from './event-row.js';
import { fingerprint } from './fingerprint.js';

// The platform's object mapper works this long between look and write; without it the race would hardly ever show.
const mapperMs = 2;

@Injectable()
export class EventStore {
  constructor(private readonly database: Database) {}

  async list(query: ClientInput): Promise<{ data: EventAnswer[]; total: number; page: number }> {
    const conditions = [
      { sql: 'source = ?', value: query.source },
      { sql: 'severity = ?', value: query.severity },
      { sql: '"assetId" = ?', value: query.assetId },
      ...timeRange(query.from, query.to),
    ];
    const listing = { table: 'events', conditions, orderBy: 'timestamp DESC' };
    const { rows, total, page } = await pageOf<EventRow>(this.database, listing, query);
    return { data: rows.map(eventAnswer), total, page };
  }

  async find(id: string): Promise<EventAnswer | undefined> {
    const [row] = await this.database.query<EventRow>('SELECT * FROM events WHERE id = $1', [id]);
    return row && eventAnswer(row);
  }

  /** Look, then write, with nothing in between to stop another post: the platform's race, kept. */
  async record(body: ClientInput): Promise<EventAnswer | undefined> {
    const identity = fingerprint(body);
    const now = toWallClock(new Date());
    const [known] = await this.database.query<{ id: string }>(
      'SELECT id FROM events WHERE fingerprint = $1 LIMIT 1',
      [identity],
    );
    await sleep(mapperMs);
    const [row] = known ? await this.repeat(known.id, now) : await this.create(body, identity, now);
    return row && eventAnswer(row);
  }

  private repeat(id: string, now: string): Promise<EventRow[]> {
    return this.database.query<EventRow>(
      `UPDATE events SET "occurrenceCount" = "occurrenceCount" + 1, "lastOccurrence" = $2 WHERE id = $1 RETURNING *`,
      [id, now],
    );
  }

  private create(body: ClientInput, identity: string, now: string): Promise<EventRow[]> {
    const { text, parameters } = upsertSql('events', {
      id: body.id,
      fingerprint: identity,
      source: body.source,
      assetId: body.assetId,
      severity: body.severity,
      category: body.category,
      title: body.title,
      message: body.message,
      metadata: body.metadata === undefined ? undefined : JSON.stringify(body.metadata),
      affectedServices: Array.isArray(body.affectedServices) ? body.affectedServices.join(',') : undefined,
      correlationId: body.correlationId,
      parentEventId: body.parentEventId,
      timestamp: body.timestamp === undefined ? now : wallClockInput(body.timestamp),
      firstOccurrence: now,
      lastOccurrence: now,
      occurrenceCount: 1,
    });
    return this.database.query<EventRow>(text, parameters);
  }
}
