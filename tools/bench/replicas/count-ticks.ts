import { type Fleet } from '../service/fleet.js';

const N_SHARDS = 16;

/** The jobs of some time slots. */
export interface TickFigures {
  /** Time slots from the first to the last. */
  readonly nSlots: number;
  readonly nTicks: number;
  /** Jobs beyond one for each shard and slot, and those begun more than once. */
  readonly nDoubled: number;
  /** Shards without a job in a slot: swept later, since a shard still in hand gets no second job. */
  readonly nSkipped: number;
}

interface TickSpan {
  readonly sweepSeconds: number;
  /** Slots that began between so many seconds ago. */
  readonly fromSecondsAgo: number;
  readonly untilSecondsAgo: number;
}

/** What the queue says of each slot. */
export async function countTicks(
  fleet: Fleet,
  { sweepSeconds, fromSecondsAgo, untilSecondsAgo }: TickSpan,
): Promise<TickFigures> {
  const slots = `
    select singleton_on as slot, count(*) as n, count(distinct singleton_key) as shards, sum(retry_count) as retries
    from ems_ml_jobs.job
    where name = 'sweep' and extract(epoch from (now() at time zone 'UTC') - singleton_on)
      between ${untilSecondsAgo} and ${fromSecondsAgo}
    group by singleton_on`;
  const count = (what: string): Promise<number> =>
    fleet.count(`select coalesce(${what}, 0) as count from (${slots}) s`);
  const nSlots = await count(`round(extract(epoch from max(slot) - min(slot)) / ${sweepSeconds}) + 1`);
  return {
    nSlots,
    nTicks: await count('sum(n)'),
    nDoubled: await count('sum(n - shards + retries)'),
    nSkipped: nSlots * N_SHARDS - (await count('sum(shards)')),
  };
}
