import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { MIGRATIONS_TABLE } from './orm-options.js';
import { epochMs } from './sql-values.js';

/** A table that is restored from a dump is another one to the server. */
const THIS_TABLE = sql`'table_origin'::regclass::oid::bigint`;

/** A standby that takes over, and a recovery to a point in time, begin another one. As long as it follows it has none of its own. */
const THIS_TIMELINE = sql`case when pg_is_in_recovery() then '' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end`;

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

  /**
   * Since when the own tables hold all that was announced: since they were made, restored from a backup, or taken over from a standby, which may lack
   * what came last. What began before may have been announced all the same.
   */
  async completeSince(): Promise<Date> {
    const { rows } = await sql<{ readonly atMs: number; readonly isAnother: boolean }>`
      select ${epochMs(sql`greatest("restoredAt", (select min(executed_at) from ${sql.table(MIGRATIONS_TABLE)}))`)} as "atMs",
        ("tableId", timeline) is distinct from (${THIS_TABLE}, ${THIS_TIMELINE}) as "isAnother"
      from table_origin`.execute(this.em.getKysely());
    if (rows[0]?.isAnother === false) return new Date(rows[0].atMs);
    await this.noteRestored();
    return this.completeSince();
  }

  /** Whichever process is first. */
  private async noteRestored(): Promise<void> {
    await sql`
      insert into table_origin ("tableId", timeline, "restoredAt") values (${THIS_TABLE}, ${THIS_TIMELINE}, now())
      on conflict ("isOnly") do update
        set "tableId" = excluded."tableId", timeline = excluded.timeline, "restoredAt" = excluded."restoredAt"
        where (table_origin."tableId", table_origin.timeline) is distinct from (excluded."tableId", excluded.timeline)`.execute(
      this.em.getKysely(),
    );
  }

  private async readFirstStart(): Promise<Date> {
    const { rows } = await sql<{ readonly atMs: number }>`
      select ${epochMs(sql`min(executed_at)`)} as "atMs" from ${sql.table(MIGRATIONS_TABLE)}
    `.execute(this.em.getKysely());
    return new Date(rows[0]?.atMs ?? NaN);
  }
}
