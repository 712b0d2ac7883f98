import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { Transactions } from '../../../platform/database/index.js';
import type { RecordedSignal, TakenSignal } from '../../signals/new-signal.js';
import { SignalRepository } from '../../signals/signal.repository.js';
import { GroupingDraft } from '../drafts/grouping-draft.js';
import { GroupingRoom, type Room } from './grouping-room.service.js';
import { type GroupingState, GroupingStateRepository } from './grouping-state.repository.js';
import { IncidentLedger } from './incident-ledger.service.js';

/** What the incidents of a storm come to is added up once for so many of its signals: a second or two on a busy machine, while the lease lasts six. */
const MOST_AT_ONCE = 5_000;
/** Some ten milliseconds of arithmetic, after which others have their turn. */
const PER_TURN = 250;

/** How a look ended. */
export type Look =
  /** Another process leads. */
  | { readonly kind: 'elsewhere' }
  /** What is in memory is not what is stored. */
  | { readonly kind: 'stale'; readonly state: GroupingState }
  /** So many signals were taken up; with as many as go at once, there may be more. */
  | { readonly kind: 'done'; readonly isMore: boolean };

/**
 * Takes up signals: in one transaction they get their places in the order, and everything that follows from them is stored, messages to EMS Core
 * included. Whatever interrupts it, all of it happened, or nothing.
 */
@Injectable()
export class TakeUpSignals {
  constructor(
    private readonly transactions: Transactions,
    private readonly states: GroupingStateRepository,
    private readonly signals: SignalRepository,
    private readonly room: GroupingRoom,
    private readonly ledger: IncidentLedger,
    private readonly clock: Clock,
  ) {}

  /** @param leader - of this process: only one leads at a time, for as long as its lease lasts */
  async look(leader: string, leaseMs: number): Promise<Look> {
    try {
      return await this.transactions.run(async () => {
        const state = await this.states.lead(leader, leaseMs);
        if (state === undefined) return { kind: 'elsewhere' };
        const room = this.room.find(state);
        if (room === undefined) return { kind: 'stale', state };
        return { kind: 'done', isMore: await this.takeUp(state, room) };
      });
    } catch (error) {
      this.room.forget();
      throw error;
    }
  }

  private async takeUp(state: GroupingState, room: Room): Promise<boolean> {
    const waiting = await this.signals.findWaiting(MOST_AT_ONCE);
    // A clock that is set back does not turn the order round.
    const now = new Date(Math.max(this.clock.now().getTime(), state.lastTakenMs));
    const taken = waiting.map((signal, i) => takenOf(signal, state.lastOrdinal + 1 + i, now));
    const draft = await this.ledger.open(taken, room.grouper, now);
    for (const [place, signal] of taken.entries()) {
      draft.take(signal, room.grouper);
      if (place % PER_TURN === PER_TURN - 1) await breathe();
    }
    room.grouper.advance(now.getTime());
    await this.ledger.release(draft, room.grouper, now);
    await this.arrange(draft, room);
    const opened = taken.filter(({ change }) => change === 'opened').map(({ subject }) => subject);
    for (const { subject, incidentId } of await this.ledger.follow(draft, opened))
      room.grouper.pin(subject, incidentId);
    await this.ledger.store(draft, taken, now);
    const last = taken.at(-1);
    if (last === undefined) return false;
    await this.signals.markTaken(taken);
    await this.states.advance(last.ordinal, now);
    room.lastOrdinal = last.ordinal;
    return taken.length === MOST_AT_ONCE;
  }

  private async arrange(draft: GroupingDraft, { grouper }: Room): Promise<void> {
    const { placed, merged, split } = grouper.regroup(randomUUID);
    await this.ledger.addSubjects(draft, placed.keys());
    for (const [subject, incidentId] of placed) draft.place(subject, incidentId);
    for (const { fromId, toId } of merged) draft.merge(fromId, toId);
    for (const { fromId, toId } of split) draft.split(fromId, toId);
  }
}

function takenOf(signal: RecordedSignal, ordinal: number, takenAt: Date): TakenSignal {
  return { ...signal, ordinal, takenAt };
}
