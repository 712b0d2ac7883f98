import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, notify } from '../../platform/database/index.js';
import { N_SHARDS } from '../scoring/shards.js';

/** Notified when a shard is swept. */
export const SWEEP_PROGRESS = 'sweep-progress';

/** How far the shards are swept; epoch milliseconds. */
export interface ShardProgress {
  /** Up to here all of them are; undefined while one was never. */
  readonly sweptUntilMs: number | undefined;
  /** When the sweep of the newest began; undefined before the first. */
  readonly lastSweptMs: number | undefined;
}

/** How far each shard is swept, whoever swept it. */
@Injectable()
export class SweepProgressRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * All samples of the shards' series that had come by then are scored.
   *
   * @returns epoch milliseconds up to which every shard is swept now; undefined while one was never
   */
  async note(shards: readonly number[], sweptUntilMs: number): Promise<number | undefined> {
    const { sweptUntilMs: allMs } = await this.progressOf(sql`
      with noted as (
        insert into sweep_progress (shard, "sweptUntil")
        select shard, ${instantOf(sweptUntilMs)} from unnest(${[...shards]}::int[]) as s(shard)
        on conflict (shard) do update set "sweptUntil" = greatest(sweep_progress."sweptUntil", excluded."sweptUntil")
        returning shard, "sweptUntil", ${notify(SWEEP_PROGRESS)}
      ), progress as (
        select shard, "sweptUntil" from noted
        union all select * from sweep_progress where shard <> all (${[...shards]}::int[])
      )`);
    return allMs;
  }

  /** @returns epoch milliseconds; undefined for a shard that was never swept */
  async findSweptUntil(shard: number): Promise<number | undefined> {
    const { rows } = await sql<{ readonly atMs: number }>`
      select ${epochMs(sql`"sweptUntil"`)} as "atMs" from sweep_progress where shard = ${shard}
    `.execute(this.em.fork().getKysely());
    return rows[0]?.atMs;
  }

  findProgress(): Promise<ShardProgress> {
    return this.progressOf(sql`with progress as (select * from sweep_progress)`);
  }

  private async progressOf(progress: RawBuilder<unknown>): Promise<ShardProgress> {
    const { rows } = await sql<{ oldestMs: number | null; newestMs: number | null; n: number }>`
      ${progress}
      select ${epochMs(sql`min("sweptUntil")`)} as "oldestMs",
        ${epochMs(sql`max("sweptUntil")`)} as "newestMs", count(*)::int as n
      from progress where shard < ${N_SHARDS}`.execute(this.em.fork().getKysely());
    const [row] = rows;
    return {
      sweptUntilMs: row?.n === N_SHARDS ? (row.oldestMs ?? undefined) : undefined,
      lastSweptMs: row?.newestMs ?? undefined,
    };
  }
}
