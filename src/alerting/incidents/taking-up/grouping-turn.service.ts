import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { PlatformSignals } from '../../signals/platform/platform-signals.service.js';
import { GroupingRoom } from './grouping-room.service.js';
import { GroupingStateRepository } from './grouping-state.repository.js';
import { TakeUpSignals } from './take-up-signals.service.js';

/** How often the platform's own events are asked for: half its usual polling interval. */
const POLL_MS = 15_000;

/** One turn of whoever leads: what the platform says, then what waits. */
@Injectable()
export class GroupingTurn {
  private polledMs = -Infinity;

  constructor(
    private readonly signals: TakeUpSignals,
    private readonly room: GroupingRoom,
    private readonly platform: PlatformSignals,
    private readonly states: GroupingStateRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there is more to do at once */
  async take(leader: string, leaseMs: number): Promise<boolean> {
    const look = await this.signals.look(leader, leaseMs);
    if (look.kind === 'elsewhere') return false;
    if (look.kind === 'stale') {
      await this.room.rebuild(look.state);
      return true;
    }
    return (await this.poll()) || look.isMore;
  }

  /** @returns whether the platform has more to say at once */
  private async poll(): Promise<boolean> {
    const nowMs = this.clock.now().getTime();
    if (Math.abs(nowMs - this.polledMs) < POLL_MS) return false;
    const isMore = await this.platform.poll(this.clock);
    this.polledMs = isMore ? -Infinity : nowMs;
    return isMore;
  }

  /** Another process may lead from now on. */
  release(leader: string): Promise<void> {
    return this.states.release(leader);
  }
}
