import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { MIGRATIONS_TABLE } from './orm-options.js';
import { epochMs } from './sql-values.js';

/** This installation as a whole: all processes, past and present, that share its tables. */
@Injectable()
export class Installation {
  private firstStart: Date | undefined;

  constructor(private readonly em: EntityManager) {}

  /** When its tables were made. What happened before may have been announced by another installation, or by none. */
  async firstStartedAt(): Promise<Date> {
    this.firstStart ??= await this.readFirstStart();
    return this.firstStart;
  }

  private async readFirstStart(): Promise<Date> {
    const { rows } = await sql<{ readonly atMs: number }>`
      select ${epochMs(sql`min(executed_at)`)} as "atMs" from ${sql.table(MIGRATIONS_TABLE)}
    `.execute(this.em.getKysely());
    return new Date(rows[0]?.atMs ?? NaN);
  }
}
