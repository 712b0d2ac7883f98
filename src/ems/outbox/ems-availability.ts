import { backoffMs } from './backoff.js';

interface PauseLimits {
  readonly firstPauseMs: number;
  readonly maxPauseMs: number;
}

/**
 * Remembers whether EMS Core can be reached. Each loss makes the pause before the next try longer; an answer ends it, and
 * so does a healthy `GET /` after a sick one, so that a recovery is noticed within seconds however long the pause is.
 */
export class EmsAvailability {
  private losses = 0;
  private pausedUntilMs = 0;
  private hasProbeFailed = false;
  private awaySinceMs: number | undefined;

  constructor(private readonly limits: PauseLimits) {}

  /** Lost, and no message has got through since: try one before many. */
  get isDoubtful(): boolean {
    return this.awaySinceMs !== undefined;
  }

  pauseLeftMs(nowMs: number): number {
    return Math.max(0, this.pausedUntilMs - nowMs);
  }

  /** @returns whether this is news: it was there before */
  noteLoss(nowMs: number): boolean {
    if (this.pauseLeftMs(nowMs) > 0) return false;
    this.losses += 1;
    this.pausedUntilMs = nowMs + backoffMs(this.losses, this.limits.firstPauseMs, this.limits.maxPauseMs);
    if (this.awaySinceMs !== undefined) return false;
    this.awaySinceMs = nowMs;
    return true;
  }

  /** @returns for how long it was away, undefined when it was not */
  noteAnswer(nowMs: number): number | undefined {
    const awayMs = this.awaySinceMs === undefined ? undefined : nowMs - this.awaySinceMs;
    this.losses = 0;
    this.pausedUntilMs = 0;
    this.hasProbeFailed = false;
    this.awaySinceMs = undefined;
    return awayMs;
  }

  noteProbe(isHealthy: boolean): void {
    if (isHealthy && this.hasProbeFailed) {
      this.losses = 0;
      this.pausedUntilMs = 0;
    }
    this.hasProbeFailed = !isHealthy;
  }
}
