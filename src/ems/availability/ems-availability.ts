import { backoffMs } from './backoff.js';

export interface PauseLimits {
  readonly firstPauseMs: number;
  readonly maxPauseMs: number;
}

/** So many requests in a row without an answer, and requests are held back … */
const TOLERATED_LOSSES = 5;
/** … but for one, this often, that tries. */
const TRY_MS = 2_000;

/**
 * The one circuit breaker for EMS Core: whether it is there, by what became of all requests and health checks of this process. Requests
 * are held back after several losses in a row. Deliveries pause after the first, longer after each; an answer ends the pause, and so does
 * a healthy `GET /` after a sick one, so that a recovery is noticed within seconds however long the pause is.
 */
export class EmsAvailability {
  private lossesInARow = 0;
  private nextTryMs = 0;
  private nPauses = 0;
  private pausedUntilMs = 0;
  /** What became of the newest request or health check. */
  private isMissing = false;
  private awaySinceMs: number | undefined;

  constructor(private readonly limits: PauseLimits) {}

  /** Lost, and no message has got through since: try one before many. */
  get isDoubtful(): boolean {
    return this.awaySinceMs !== undefined;
  }

  /** Whether a request may be sent; counts it as the one that tries where others are held back. */
  admits(nowMs: number): boolean {
    if (this.lossesInARow < TOLERATED_LOSSES) return true;
    if (nowMs < this.nextTryMs) return false;
    this.nextTryMs = nowMs + TRY_MS;
    return true;
  }

  /** How long deliveries pause. */
  pauseLeftMs(nowMs: number): number {
    return Math.max(0, this.pausedUntilMs - nowMs);
  }

  /** No answer came to a request. */
  noteLoss(nowMs: number): void {
    this.isMissing = true;
    this.lossesInARow += 1;
    this.nextTryMs = nowMs + TRY_MS;
  }

  /** A request was answered, if only with a failure: that is no sign of health, and the newest loss is no longer in a row. */
  noteAnswer(hasSucceeded: boolean): void {
    this.lossesInARow = 0;
    if (hasSucceeded) this.noteHealth(true);
  }

  noteHealth(isHealthy: boolean): void {
    if (isHealthy) this.lossesInARow = 0;
    if (isHealthy && this.isMissing) {
      this.nPauses = 0;
      this.pausedUntilMs = 0;
    }
    this.isMissing = !isHealthy;
  }

  /** A message could not be delivered because EMS Core is away. @returns whether this is news: it was there before */
  noteUndelivered(nowMs: number): boolean {
    if (this.pauseLeftMs(nowMs) > 0) return false;
    this.nPauses += 1;
    this.pausedUntilMs = nowMs + backoffMs(this.nPauses, this.limits.firstPauseMs, this.limits.maxPauseMs);
    if (this.awaySinceMs !== undefined) return false;
    this.awaySinceMs = nowMs;
    return true;
  }

  /** @returns for how long it was away, undefined when it was not */
  noteDelivered(nowMs: number): number | undefined {
    const awayMs = this.awaySinceMs === undefined ? undefined : nowMs - this.awaySinceMs;
    this.nPauses = 0;
    this.pausedUntilMs = 0;
    this.isMissing = false;
    this.awaySinceMs = undefined;
    return awayMs;
  }
}
