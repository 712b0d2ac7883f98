import { Injectable } from '@nestjs/common';
import { OwnTables } from '../database/index.js';
import { InvalidRequestError } from '../http/index.js';
import { readCursorParts, writeCursorParts } from '../paging/index.js';
import type { AuditEntry } from './audit-entry.js';
import { type AuditQuery, AuditTrail } from './audit-trail.repository.js';

export type AuditListRequest = Omit<AuditQuery, 'beforeId'> & { readonly cursor?: string | undefined };

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

/** Lists who changed what, the newest first. */
@Injectable()
export class ListAuditEntries {
  constructor(
    private readonly trail: AuditTrail,
    private readonly tables: OwnTables,
  ) {}

  /** @throws InvalidRequestError for a cursor that is none */
  async list({ cursor, limit, ...filters }: AuditListRequest): Promise<AuditPage> {
    const beforeId = cursor === undefined ? undefined : idIn(cursor);
    const query = { ...filters, beforeId, limit: limit + 1 };
    const found = await this.tables.ask(() => this.trail.findPage(query));
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return { entries, nextCursor: last && found.length > limit ? writeCursorParts([last.id]) : null };
  }
}

function idIn(cursor: string): string {
  const [id] = readCursorParts(cursor);
  if (typeof id === 'string' && /^\d{1,18}$/.test(id)) return id;
  throw new InvalidRequestError([{ field: 'cursor', message: 'cursor must be the nextCursor of a page' }]);
}
