import { Clock } from '../clock/index.js';

/** Stands still until it is moved. */
export class StoppedClock extends Clock {
  constructor(private nowMs: number) {
    super();
  }

  now(): Date {
    return new Date(this.nowMs);
  }

  advanceSeconds(seconds: number): void {
    this.nowMs += seconds * 1000;
  }
}
