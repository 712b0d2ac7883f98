import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { instantOf, unnest } from '../../platform/database/index.js';

/** What may become of a sample, other than to be scored in time. */
export type SampleOutcome = 'missing' | 'duplicate' | 'invalid' | 'late' | 'tooLate' | 'future';

export type SampleTally = Readonly<Partial<Record<SampleOutcome, number>>>;

const HOUR_MS = 3_600_000;
const KEPT_MS = 48 * HOUR_MS;

/** Counts samples by hour, for all processes together. */
@Injectable()
export class SampleCountRepository {
  constructor(private readonly em: EntityManager) {}

  async add(tally: SampleTally, atMs: number): Promise<void> {
    const counts = Object.entries(tally).filter(([, n]) => n > 0);
    if (counts.length === 0) return;
    const hour = instantOf(Math.floor(atMs / HOUR_MS) * HOUR_MS);
    await sql`
      with expired as (delete from sample_counts where hour < ${instantOf(atMs - KEPT_MS)})
      insert into sample_counts as c (hour, outcome, samples)
      select ${hour}, t.outcome, t.n::bigint
      from ${unnest(counts, ['text', ([outcome]) => outcome], ['float8', ([, n]) => n])} as t(outcome, n)
      order by t.outcome
      on conflict (hour, outcome) do update set samples = c.samples + excluded.samples
    `.execute(this.em.fork().getKysely());
  }

  /** @param sinceMs - epoch milliseconds; its hour counts as a whole */
  async findSince(sinceMs: number): Promise<SampleTally> {
    const { rows } = await sql<{ readonly outcome: SampleOutcome; readonly n: number }>`
      select outcome, sum(samples)::float8 as n from sample_counts
      where hour > ${instantOf(sinceMs - HOUR_MS)} group by 1 order by 1
    `.execute(this.em.fork().getKysely());
    return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
  }
}
