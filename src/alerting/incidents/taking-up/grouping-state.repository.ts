import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs } from '../../../platform/database/index.js';

/** How far the signals are taken up. */
export interface GroupingState {
  /** Place of the signal that was taken up last. */
  readonly lastOrdinal: number;
  /** Epoch milliseconds; -Infinity before the first. */
  readonly lastTakenMs: number;
  /** Rises when an operator regroups: what is in memory is to be read again. */
  readonly revision: number;
}

/** Who takes up signals, and how far that has come: one row, locked by whoever goes on. */
@Injectable()
export class GroupingStateRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * Takes the lease, or prolongs it, and locks the row until the caller's transaction ends.
   *
   * @returns undefined where another process holds the lease
   */
  async lead(leader: string, leaseMs: number): Promise<GroupingState | undefined> {
    const { rows } = await sql<Omit<GroupingState, 'lastTakenMs'> & { lastTakenMs: number | null }>`
      update grouping_state set leader = ${leader}, "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      where leader = ${leader} or "leaseUntil" < clock_timestamp()
      returning "lastOrdinal"::float8 as "lastOrdinal", revision::float8 as revision,
        case when isfinite("lastTakenAt") then ${epochMs(sql`"lastTakenAt"`)} end as "lastTakenMs"`.execute(
      this.em.getKysely(),
    );
    const [state] = rows;
    return state && { ...state, lastTakenMs: state.lastTakenMs ?? -Infinity };
  }

  /** Locks the row whoever leads, so that nothing is taken up meanwhile. */
  async lock(): Promise<void> {
    await sql`select from grouping_state for update`.execute(this.em.getKysely());
  }

  async advance(lastOrdinal: number, takenAt: Date): Promise<void> {
    await sql`update grouping_state set "lastOrdinal" = ${lastOrdinal}, "lastTakenAt" = ${takenAt}`.execute(
      this.em.getKysely(),
    );
  }

  /** Has whoever leads read again what is stored. */
  async revise(): Promise<void> {
    await sql`update grouping_state set revision = revision + 1`.execute(this.em.getKysely());
  }

  /** Another process may go on at once. */
  async release(leader: string): Promise<void> {
    await sql`update grouping_state set "leaseUntil" = '-infinity' where leader = ${leader}`.execute(
      this.em.fork().getKysely(),
    );
  }
}
