import { type SeriesSamples } from '../../series/series-samples.js';

const { abs, ceil } = Math;

/** Where a season ago nothing was measured, the one before is asked, up to a week of days. */
const MOST_SEASONS = 7;

/** The forecast that everybody can make: what was a season ago, or the last value where there is no season. */
export class SeasonalNaive {
  private readonly byTime: ReadonlyMap<number, number>;

  /**
   * @param samples means of equal steps by their starts; NaN where there is none.
   * @param seasonMs length of the season in milliseconds; that of a step for a series without one.
   */
  constructor(
    samples: SeriesSamples,
    private readonly seasonMs: number,
  ) {
    this.byTime = new Map(
      Array.from(samples.timestamps, (at, i) => [at, samples.values[i]!] as const).filter(
        ([, value]) => !Number.isNaN(value),
      ),
    );
  }

  /** @returns what was measured at that time; NaN for nothing. */
  actualAt(at: number): number {
    return this.byTime.get(at) ?? Number.NaN;
  }

  /**
   * @param at start of a step after the origin.
   * @param originMs start of the last step that is known.
   * @returns NaN where no season before the origin has a value.
   */
  at(at: number, originMs: number): number {
    const back = ceil((at - originMs) / this.seasonMs);
    for (let seasons = back; seasons < back + MOST_SEASONS; seasons += 1) {
      const value = this.actualAt(at - seasons * this.seasonMs);
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  }

  /** @returns its mean absolute error a season ahead over all samples, which errors are measured in (MASE); NaN where there is none. */
  scale(): number {
    let [sum, n] = [0, 0];
    for (const [at, value] of this.byTime) {
      const before = this.actualAt(at - this.seasonMs);
      if (Number.isNaN(before)) continue;
      sum += abs(value - before);
      n += 1;
    }
    return n === 0 ? Number.NaN : sum / n;
  }
}
