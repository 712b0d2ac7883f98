import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Member } from '../member.js';
import { MemberRepository } from '../member.repository.js';
import { SignalRepository } from '../../signals/signal.repository.js';
import type { TakenSignal } from '../../signals/new-signal.js';
import type { GroupingState } from './grouping-state.repository.js';
import { NetworkSource } from './network-source.service.js';
import { SignalGrouper } from '../../grouping/signal-grouper.js';
import { Surroundings } from './surroundings.service.js';

/** An incident takes up its own recurring alarms for half a day; a day says what is usual at night, too. */
const WINDOW_MS = 24 * 3_600_000;
/** Of a storm the last ones are enough: an incident is full with a thousand. */
const MOST_REPLAYED = 50_000;
/** Then it begins anew, so that memory stays bounded. */
const MOST_SIGNALS = 100_000;
const PER_READ = 500;

/** What this process knows of the groups, and up to which place. */
export interface Room {
  readonly grouper: SignalGrouper;
  lastOrdinal: number;
  readonly revision: number;
}

/** Keeps the groups in memory, and makes them anew from the stored signals where they are not those that are stored. */
@Injectable()
export class GroupingRoom {
  private room: Room | undefined;

  constructor(
    private readonly signals: SignalRepository,
    private readonly members: MemberRepository,
    private readonly networks: NetworkSource,
    private readonly surroundings: Surroundings,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined where it has to be rebuilt */
  find({ lastOrdinal, revision }: Pick<GroupingState, 'lastOrdinal' | 'revision'>): Room | undefined {
    const { room } = this;
    if (room?.lastOrdinal !== lastOrdinal || room.revision !== revision) return undefined;
    const { grouper } = room;
    const isFull = grouper.nSignals > MOST_SIGNALS || grouper.network.nFree < MOST_REPLAYED / 10;
    return isFull || this.networks.hasChanged(grouper.network) ? undefined : room;
  }

  /** After an attempt that was not stored, memory is ahead of the tables. */
  forget(): void {
    this.room = undefined;
  }

  /** Takes up once more what was taken up within the last day; what is stored of it stays as it is. */
  async rebuild({ lastOrdinal, revision }: GroupingState): Promise<void> {
    const grouper = new SignalGrouper(this.networks.current());
    const now = this.clock.now();
    const since = new Date(now.getTime() - WINDOW_MS);
    const held = await this.members.findHeld();
    let place = await this.signals.findPlaceSince(since, MOST_REPLAYED);
    await this.surroundings.feedSince(grouper, held, since, now);
    for (const member of await this.members.findLasting(place))
      grouper.open(signalOfMember(member, since), member);
    for (let n = PER_READ; n === PER_READ;) {
      const signals = (await this.signals.findTaken(place, PER_READ)).filter(
        ({ ordinal }) => ordinal <= lastOrdinal,
      );
      const known = new Map(
        (await this.members.findBySubjects(signals.map(({ subject }) => subject))).map((one) => [
          one.subject,
          one,
        ]),
      );
      for (const signal of signals) replay(grouper, signal, known.get(signal.subject));
      n = signals.length;
      place = signals.at(-1)?.ordinal ?? place;
      await breathe();
    }
    grouper.settle();
    // What is held is known; the rest was announced when it was time.
    grouper.takeReleased();
    this.room = { grouper, lastOrdinal, revision };
  }
}

/** What began before, as if it had begun at the beginning of what is taken up once more. */
function signalOfMember(member: Member, takenAt: Date): TakenSignal {
  const { signalId: id, startedAt } = member;
  return {
    ...member,
    ...{ id, takenAt, onceKey: '', change: 'opened', happenedAt: startedAt },
    ...{ isAnnounced: true, isForIncident: false },
  };
}

function replay(
  grouper: SignalGrouper,
  signal: Parameters<SignalGrouper['open']>[0],
  member: Member | undefined,
): void {
  if (signal.change === 'opened') grouper.open(signal, member);
  else if (signal.change === 'escalated') grouper.escalate(signal);
  else grouper.close(signal);
}
