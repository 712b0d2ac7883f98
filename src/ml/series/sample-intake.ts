import { countsOf, type SampleCounts, type SeriesSamples } from './series-samples.js';
import { type SeriesState } from './series-state.js';

/**
 * Walks over the samples a state can take, newer than its last and finite, and counts the others.
 *
 * @throws RangeError when timestamps and values differ in length.
 */
export class SampleIntake {
  readonly counts: SampleCounts;
  private position = -1;

  constructor(
    private readonly state: SeriesState,
    private readonly samples: SeriesSamples,
  ) {
    const { timestamps, values } = samples;
    if (timestamps.length !== values.length) {
      throw new RangeError(
        `values: must be as many as timestamps (${timestamps.length}), got ${values.length}`,
      );
    }
    this.counts = countsOf(values.length);
  }

  /** @returns index of the next sample to consume, −1 at the end. The one before must have been consumed. */
  next(): number {
    for (this.position += 1; this.position < this.samples.values.length; this.position += 1) {
      if (this.accepts(this.position)) return this.position;
    }
    return -1;
  }

  private accepts(index: number): boolean {
    const timestamp = this.samples.timestamps[index]!;
    const last = this.state.lastTimestamp;
    if (!Number.isFinite(this.samples.values[index]) || !Number.isFinite(timestamp)) this.counts.missing += 1;
    else if (timestamp === last) this.counts.duplicate += 1;
    else if (timestamp < last) this.counts.outOfOrder += 1;
    else return true;
    return false;
  }
}
