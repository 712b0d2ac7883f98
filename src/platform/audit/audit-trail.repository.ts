import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs } from '../database/index.js';
import { auditedJson } from './audited-value.js';
import type { AuditedCall, AuditedOutcome, AuditEntry } from './audit-entry.js';

const LONGEST_CALLER = 200;
const LONGEST_TARGET = 500;

/** Which entries to find. */
export interface AuditQuery {
  readonly caller?: string | undefined;
  readonly operation?: string | undefined;
  readonly requestId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Id of the last entry of the page before. */
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

type EntryRow = Omit<AuditEntry, 'at'> & { readonly atMs: number };

/** Who changed what. Entries are added and completed, never changed afterwards. */
@Injectable()
export class AuditTrail {
  constructor(private readonly em: EntityManager) {}

  /** @returns the id of the entry, to be completed */
  async begin({
    at,
    caller,
    role,
    address,
    operation,
    target,
    requestId,
    request,
  }: AuditedCall): Promise<string> {
    const { rows } = await sql<{ readonly id: string }>`
      insert into audit_entries (at, caller, role, address, operation, target, "requestId", request)
      values (${at}, ${caller.slice(0, LONGEST_CALLER)}, ${role}, ${address}, ${operation}, ${target.slice(0, LONGEST_TARGET)},
        ${requestId}, ${auditedJson(request)}::jsonb)
      returning id::text as id
    `.execute(this.em.fork().getKysely());
    const [row] = rows;
    if (!row) throw new Error('An audit entry was not inserted');
    return row.id;
  }

  async end(id: string, { before, after, status, error }: AuditedOutcome): Promise<void> {
    await sql`
      update audit_entries set before = ${auditedJson(before)}::jsonb, after = ${auditedJson(after)}::jsonb, status = ${status}, error = ${error}
      where id = ${id} and status is null
    `.execute(this.em.fork().getKysely());
  }

  /** Newest first. */
  async findPage({
    caller,
    operation,
    requestId,
    from,
    to,
    beforeId,
    limit,
  }: AuditQuery): Promise<readonly AuditEntry[]> {
    const conditions: readonly (RawBuilder<unknown> | undefined)[] = [
      caller === undefined ? undefined : sql`caller = ${caller}`,
      operation === undefined ? undefined : sql`operation = ${operation}`,
      requestId === undefined ? undefined : sql`"requestId" = ${requestId}`,
      from && sql`at >= ${from}`,
      to && sql`at < ${to}`,
      beforeId === undefined ? undefined : sql`id < ${beforeId}::bigint`,
    ];
    const given = conditions.filter((one) => one !== undefined);
    const { rows } = await sql<EntryRow>`
      select id::text as id, ${epochMs(sql`at`)} as "atMs", caller, role, address, operation, target, "requestId", request, before, after, status, error
      from audit_entries ${given.length > 0 ? sql`where ${sql.join(given, sql` and `)}` : sql``}
      order by id desc limit ${limit}
    `.execute(this.em.fork().getKysely());
    return rows.map(({ atMs, ...row }) => ({ ...row, at: new Date(atMs) }));
  }
}
