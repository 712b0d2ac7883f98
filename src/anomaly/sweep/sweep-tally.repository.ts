import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { N_SHARDS } from '../scoring/shards.js';

/** What was swept, of one shard or of all of them. */
export interface SweepTally {
  readonly series: number;
  readonly samples: number;
  readonly anomalies: number;
}

/** What the last sweep of each shard did, whoever did it: where several were swept together, the first of them has it all. */
@Injectable()
export class SweepTallies {
  /** The sweep of each shard that this process has ended last. */
  private readonly ended = new Map<number, number>();

  constructor(private readonly em: EntityManager) {}

  /** @param tally - of all of the shards together */
  async note(
    shards: readonly number[],
    sweepId: number,
    { series, samples, anomalies }: SweepTally,
  ): Promise<void> {
    const first = shards[0] ?? -1;
    await sql`
      insert into sweep_tallies (shard, "sweepId", series, samples, anomalies)
      select shard, ${sweepId}, n * ${series}::int, n * ${samples}::int, n * ${anomalies}::int
      from unnest(${[...shards]}::int[]) as s(shard) cross join lateral (select (shard = ${first})::int as n) as counted
      on conflict (shard) do update set "sweepId" = excluded."sweepId",
        series = excluded.series, samples = excluded.samples, anomalies = excluded.anomalies
    `.execute(this.em.fork().getKysely());
    for (const shard of shards) this.ended.set(shard, sweepId);
  }

  /** @returns whether nobody has ended a sweep of any of the shards since this process did; one that was not ended may have stored something */
  async areOurs(shards: readonly number[]): Promise<boolean> {
    const { rows } = await sql<{ readonly shard: number; readonly sweepId: string }>`
      select shard, "sweepId" from sweep_tallies where shard = any (${[...shards]}::int[])
    `.execute(this.em.fork().getKysely());
    const ended = new Map(rows.map(({ shard, sweepId }) => [shard, Number(sweepId)]));
    return shards.every((shard) => this.ended.has(shard) && this.ended.get(shard) === ended.get(shard));
  }

  /** @returns what the sweep did in all shards, or a later one; undefined while shards are left */
  async totalOf(sweepId: number): Promise<SweepTally | undefined> {
    const { rows } = await sql<SweepTally & { readonly n: number }>`
      select count(*)::int as n, coalesce(sum(series), 0)::int as series,
        coalesce(sum(samples), 0)::int as samples, coalesce(sum(anomalies), 0)::int as anomalies
      from sweep_tallies where shard < ${N_SHARDS} and "sweepId" >= ${sweepId}
    `.execute(this.em.fork().getKysely());
    return rows.map(({ n, ...total }) => (n === N_SHARDS ? total : undefined))[0];
  }
}
