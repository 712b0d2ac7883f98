import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../../platform/database/index.js';

/** Up to when a source has been read. */
@Injectable()
export class WatermarkRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns `now` where it was never read: what was before is history */
  async find(source: string, now: Date): Promise<Date> {
    const { rows } = await sql<{ ms: number }>`
      insert into signal_watermarks (source, "readUntil") values (${source}, ${now})
      on conflict (source) do update set "readUntil" = signal_watermarks."readUntil"
      returning ${epochMs(sql`"readUntil"`)} as ms`.execute(this.em.getKysely());
    return toDate(rows[0]?.ms ?? now.getTime());
  }

  /** Belongs to the transaction that stores what was read. Never goes back. */
  async advance(source: string, readUntil: Date): Promise<void> {
    await sql`
      update signal_watermarks set "readUntil" = greatest("readUntil", ${readUntil}) where source = ${source}`.execute(
      this.em.getKysely(),
    );
  }
}
