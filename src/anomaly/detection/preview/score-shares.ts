import type { ScoredStretch } from '../../episodes/scored-stretch.js';

const N_BINS = 10_000;

/** How many samples reach which score, in steps of 0.0001, in fixed memory. */
export class ScoreShares {
  private readonly counts = new Float64Array(N_BINS + 1);
  private total = 0;

  addStretch({ scored: { timestamps, scores }, storeAfterMs }: ScoredStretch): void {
    for (const [index, atMs] of timestamps.entries()) {
      if (atMs <= storeAfterMs) continue;
      const bin = Math.floor((scores[index] ?? 0) * N_BINS);
      this.counts[bin] = (this.counts[bin] ?? 0) + 1;
      this.total += 1;
    }
  }

  /**
   * @param share - 0..0.5
   * @returns the lowest score that at most this share of the samples reaches, 0..1; 1 where there are none
   */
  reachedBy(share: number): number {
    let left = Math.floor(share * this.total);
    for (let bin = N_BINS; bin >= 0; bin -= 1) {
      left -= this.counts[bin] ?? 0;
      if (left < 0) return Math.min(1, (bin + 1) / N_BINS);
    }
    return this.total === 0 ? 1 : 0;
  }
}
