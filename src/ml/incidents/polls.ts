/** Polling interval of what has not been polled twice yet. */
const USUAL_INTERVAL_MS = 60_000;
/** A gap of more intervals than this is an outage, not the interval. */
const MOST_INTERVALS = 3;
const WEIGHT_OF_NEWEST = 0.2;

/** When entities last answered a poll, and how often they are polled. */
export class Polls {
  private readonly answeredAt = new Map<number, number>();
  private readonly intervals = new Map<number, number>();

  /** Notes an answer. */
  add(entity: number, at: number): void {
    const before = this.answeredAt.get(entity);
    this.answeredAt.set(entity, Math.max(at, before ?? at));
    if (before === undefined || at <= before) return;
    const known = this.intervals.get(entity);
    const interval = at - before;
    if (known === undefined) this.intervals.set(entity, interval);
    else if (interval < MOST_INTERVALS * known)
      this.intervals.set(entity, known + WEIGHT_OF_NEWEST * (interval - known));
  }

  /** Whether an entity is polled at all, as far as is known. */
  isPolled(entity: number): boolean {
    return this.answeredAt.has(entity);
  }

  /** Whether an entity has answered since. */
  hasAnsweredSince(entity: number, at: number): boolean {
    return (this.answeredAt.get(entity) ?? -Infinity) > at;
  }

  /** Milliseconds between two polls of an entity; a minute where that is not known. */
  intervalOf(entity: number): number {
    return this.intervals.get(entity) ?? USUAL_INTERVAL_MS;
  }
}
