import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { N_SHARDS } from './shards.js';

/** How far each shard is swept, whoever swept it. */
@Injectable()
export class SweepProgressRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * All samples of the shard's series that had come by then are scored.
   *
   * @returns epoch milliseconds up to which every shard is swept now; undefined while one was never
   */
  async note(shard: number, sweptUntilMs: number): Promise<number | undefined> {
    return this.oldestOf(sql`
      with noted as (
        insert into sweep_progress (shard, "sweptUntil") values (${shard}, to_timestamp(${sweptUntilMs / 1000}::float8))
        on conflict (shard) do update set "sweptUntil" = greatest(sweep_progress."sweptUntil", excluded."sweptUntil")
        returning shard, "sweptUntil"
      ), progress as (
        select * from noted union all select * from sweep_progress where shard <> ${shard}
      )`);
  }

  /** @returns epoch milliseconds up to which every shard is swept; undefined while one was never */
  async findSweptUntil(): Promise<number | undefined> {
    return this.oldestOf(sql`with progress as (select * from sweep_progress)`);
  }

  private async oldestOf(progress: RawBuilder<unknown>): Promise<number | undefined> {
    const { rows } = await sql<{ readonly untilMs: number | null; readonly n: number }>`
      ${progress}
      select (extract(epoch from min("sweptUntil")) * 1000)::float8 as "untilMs", count(*)::int as n
      from progress where shard < ${N_SHARDS}`.execute(this.em.fork().getKysely());
    const [row] = rows;
    return row?.n === N_SHARDS ? (row.untilMs ?? undefined) : undefined;
  }
}
