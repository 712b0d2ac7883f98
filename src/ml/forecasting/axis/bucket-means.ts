import { type MetricPolicy } from '../../policy/metric-policy.js';
import { isReading } from '../../policy/reading.js';
import { type SeriesSamples } from '../../series/series-samples.js';
import { LocalClock } from '../../time/local-clock.js';

const { floor } = Math;

/** Up to here buckets begin at whole steps of UTC: no hour is two where the clocks go back. Longer ones begin at whole steps of local time. */
const LONGEST_UTC_STEP_MS = 3_600_000;

/**
 * Means of samples over steps of equal length, gathered piece by piece, so that a history of any length takes the memory of its buckets.
 *
 * @example
 * const hours = new BucketMeans({ stepMs: 3_600_000, timeZone: 'UTC' });
 * hours.add({ timestamps: Float64Array.of(0, 60_000, 3_600_000), values: Float64Array.of(1, 3, 9) });
 * hours.until(7_200_000).values // Float64Array [2, 9]
 */
export class BucketMeans {
  /** Values that are no readings by the policy: codes, or impossible. They count nowhere else. */
  nInvalid = 0;
  /** Values of the buckets. */
  nValues = 0;
  private readonly clock: LocalClock;
  private readonly cells: number[] = [];
  private readonly starts: number[] = [];
  private readonly sums: number[] = [];
  private readonly counts: number[] = [];

  /**
   * @param options `stepMs` in milliseconds, 1 or more; `timeZone` an IANA name; `policy` says which values are readings, all of them without it.
   * @throws RangeError for an unknown zone.
   */
  constructor(
    private readonly options: {
      readonly stepMs: number;
      readonly timeZone: string;
      readonly policy?: MetricPolicy | undefined;
    },
  ) {
    this.clock = LocalClock.of(options.timeZone);
  }

  /** @param samples ascending, and none before those of the piece before; NaN and infinities are no values. */
  add({ timestamps, values }: SeriesSamples): void {
    for (let i = 0; i < values.length; i += 1) {
      const at = timestamps[i]!;
      const value = values[i]!;
      if (!Number.isFinite(value) || !Number.isFinite(at)) continue;
      if (isReading(value, this.options.policy)) this.count(at, value);
      else this.nInvalid += 1;
    }
  }

  /** @returns starts and means of all buckets that hold a value, ascending. */
  all(): SeriesSamples {
    return {
      timestamps: Float64Array.from(this.starts),
      values: Float64Array.from(this.sums, (sum, i) => sum / this.counts[i]!),
    };
  }

  /**
   * @param untilMs epoch milliseconds; a bucket that is not over by then is excluded.
   * @returns starts and means of the buckets that hold a value, ascending. Where the newest ended steps ago, a last one without a value (NaN) says so.
   */
  until(untilMs: number): SeriesSamples {
    const end = this.cellOf(untilMs);
    let n = this.cells.length;
    while (n > 0 && this.cells[n - 1]! >= end) n -= 1;
    const starts = this.starts.slice(0, n);
    const means = starts.map((_, i) => this.sums[i]! / this.counts[i]!);
    const { stepMs } = this.options;
    const usual = this.usualDistance(n);
    const nMissed = n === 0 ? 0 : floor(((end - 1 - this.cells[n - 1]!) * stepMs) / usual);
    if (nMissed > 0) {
      starts.push(starts[n - 1]! + nMissed * usual);
      means.push(Number.NaN);
    }
    return { timestamps: Float64Array.from(starts), values: Float64Array.from(means) };
  }

  private count(at: number, value: number): void {
    const cell = this.cellOf(at);
    const last = this.cells.length - 1;
    this.nValues += 1;
    if (last >= 0 && this.cells[last] === cell) {
      this.sums[last]! += value;
      this.counts[last]! += 1;
      return;
    }
    this.cells.push(cell);
    this.starts.push(at - (this.placeOf(at) - cell * this.options.stepMs));
    this.sums.push(value);
    this.counts.push(1);
  }

  private cellOf(at: number): number {
    return floor(this.placeOf(at) / this.options.stepMs);
  }

  private placeOf(at: number): number {
    return this.options.stepMs <= LONGEST_UTC_STEP_MS ? at : this.clock.localTime(at);
  }

  /** Median distance between the first n buckets with a value. */
  private usualDistance(n: number): number {
    const distances = Float64Array.from(
      { length: n - 1 > 0 ? n - 1 : 0 },
      (_, i) => this.cells[i + 1]! - this.cells[i]!,
    ).sort();
    return (distances[floor((distances.length - 1) / 2)] ?? 1) * this.options.stepMs;
  }
}
