/** Peaks are kept by quarters of an hour, which begin with the hour in UTC. */
export const QUARTER_MS = 900_000;

interface ScoredSample {
  readonly assetId: string;
  readonly metricName: string;
  readonly atMs: number;
  readonly score: number;
}

/** The highest score of an asset in a quarter of an hour, whichever metric has it. */
export interface ScorePeak {
  readonly assetId: string;
  readonly metricName: string;
  /** Epoch milliseconds of its begin. */
  readonly quarterMs: number;
  readonly score: number;
}

/** @returns one for each asset and quarter that has a score among these */
export function peaksOf(scores: readonly ScoredSample[]): readonly ScorePeak[] {
  const tally = new PeakTally();
  for (const { assetId, metricName, atMs, score } of scores) tally.add(assetId, metricName, atMs, score);
  return tally.peaks();
}

/** Finds the peaks among scores that come one by one. */
export class PeakTally {
  private readonly highest = new Map<string, Map<number, ScorePeak>>();
  private assetId: string | undefined;
  private ofAsset = new Map<number, ScorePeak>();

  add(assetId: string, metricName: string, atMs: number, score: number): void {
    if (assetId !== this.assetId) this.turnTo(assetId);
    const quarterMs = quarterOf(atMs);
    const known = this.ofAsset.get(quarterMs);
    if (known === undefined || score > known.score)
      this.ofAsset.set(quarterMs, { assetId, metricName, quarterMs, score });
  }

  peaks(): readonly ScorePeak[] {
    return [...this.highest.values()].flatMap((ofAsset) => [...ofAsset.values()]);
  }

  /** The scores of an asset mostly come one after another. */
  private turnTo(assetId: string): void {
    this.assetId = assetId;
    this.ofAsset = this.highest.get(assetId) ?? new Map<number, ScorePeak>();
    this.highest.set(assetId, this.ofAsset);
  }
}

/** Epoch milliseconds of the begin of the quarter in which an instant falls. */
export function quarterOf(atMs: number): number {
  return Math.floor(atMs / QUARTER_MS) * QUARTER_MS;
}
