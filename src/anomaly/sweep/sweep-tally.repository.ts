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

/** What the last sweep of each shard did, whoever did it. */
@Injectable()
export class SweepTallies {
  /** The sweep of each shard that this process has ended last. */
  private readonly ended = new Map<number, number>();

  constructor(private readonly em: EntityManager) {}

  async note(shard: number, sweepId: number, { series, samples, anomalies }: SweepTally): Promise<void> {
    await sql`
      insert into sweep_tallies (shard, "sweepId", series, samples, anomalies)
      values (${shard}, ${sweepId}, ${series}, ${samples}, ${anomalies})
      on conflict (shard) do update set "sweepId" = excluded."sweepId",
        series = excluded.series, samples = excluded.samples, anomalies = excluded.anomalies
    `.execute(this.em.fork().getKysely());
    this.ended.set(shard, sweepId);
  }

  /** @returns whether nobody has ended a sweep of the shard since this process did; one that was not ended may have stored something */
  async isOurs(shard: number): Promise<boolean> {
    const ended = this.ended.get(shard);
    if (ended === undefined) return false;
    const { rows } = await sql<{ readonly isOurs: boolean }>`
      select "sweepId" = ${ended} as "isOurs" from sweep_tallies where shard = ${shard}
    `.execute(this.em.fork().getKysely());
    return rows[0]?.isOurs ?? false;
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
