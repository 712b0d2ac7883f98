import { uniform } from '../signals/index.js';

const minuteMs = 60_000;

/** When something breaks next: every five to ten minutes. */
export class IncidentSchedule {
  private nextMs: number;

  constructor(
    private readonly seed: number,
    startedMs: number,
  ) {
    // The first one soon, for the user who has just started the demo.
    this.nextMs = startedMs + 3 * minuteMs;
  }

  /** True once for every incident that is due. */
  takeDue(atMs: number): boolean {
    if (atMs < this.nextMs) {
      return false;
    }
    this.nextMs = atMs + (5 + 5 * uniform(this.seed, Math.floor(atMs / 1000))) * minuteMs;
    return true;
  }
}
