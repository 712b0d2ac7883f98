import PQueue from 'p-queue';

/** EMS Core refuses the 101st request to a route in a minute; the rest is left to other clients on this address. */
export const REQUESTS_PER_WINDOW = 90;
/** A minute there begins when a request arrives, which is later than it starts here; the two seconds are for the difference. */
export const WINDOW_MS = 62_000;

/** Lets a limited number of requests to one route start in any {@link WINDOW_MS}, first come first served. */
export class RoutePacer {
  private readonly queue: PQueue;
  private startedAtMs: number[] = [];
  private pausedUntilMs = 0;
  private resumeTimer: NodeJS.Timeout | undefined;

  constructor(private readonly limit = REQUESTS_PER_WINDOW) {
    this.queue = new PQueue({ intervalCap: limit, interval: WINDOW_MS, strict: true });
  }

  /**
   * Waits for a turn. An abort while waiting rejects with a DOMException, and `request` never runs.
   *
   * @param priority - of those that wait, the highest goes first
   */
  async run<Answer>(request: () => Promise<Answer>, signal?: AbortSignal, priority = 0): Promise<Answer> {
    let running: Promise<Answer> | undefined;
    const start = (): Promise<Answer> => {
      this.startedAtMs = [...this.startedAtMs.slice(1 - this.limit), Date.now()];
      running = request();
      return running;
    };
    try {
      return await this.queue.add(start, { signal, priority });
    } catch (error) {
      // Once it runs, the request itself knows best how an abort ended.
      if (running !== undefined) return await running;
      throw error;
    }
  }

  /** How many requests could start right now without waiting. */
  free(): number {
    if (this.queue.isPaused) return 0;
    return Math.max(0, this.limit - this.startedLately().length - this.queue.size);
  }

  /** How long a request would wait that came now; 0 when it need not. */
  waitMs(): number {
    const nowMs = Date.now();
    const pauseMs = this.queue.isPaused ? this.pausedUntilMs - nowMs : 0;
    const started = this.startedLately();
    const nBefore = started.length + this.queue.size - this.limit;
    if (nBefore < 0) return Math.max(0, pauseMs);
    return Math.max(pauseMs, (started[nBefore] ?? nowMs) + WINDOW_MS - nowMs);
  }

  /**
   * Starts nothing for a while, because EMS Core said so.
   *
   * @returns whether requests went until now
   */
  pause(durationMs: number): boolean {
    const isNew = !this.queue.isPaused;
    const untilMs = Date.now() + durationMs;
    if (untilMs <= this.pausedUntilMs) return isNew;
    this.pausedUntilMs = untilMs;
    this.queue.pause();
    clearTimeout(this.resumeTimer);
    this.resumeTimer = setTimeout(() => this.queue.start(), durationMs);
    this.resumeTimer.unref();
    return isNew;
  }

  /** Drops whoever still waits. */
  close(): void {
    clearTimeout(this.resumeTimer);
    this.queue.clear();
  }

  private startedLately(): readonly number[] {
    const windowStart = Date.now() - WINDOW_MS;
    this.startedAtMs = this.startedAtMs.filter((startedAt) => startedAt > windowStart);
    return this.startedAtMs;
  }
}
