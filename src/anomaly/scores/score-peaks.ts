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
  const highest = new Map<string, Map<number, ScoredSample>>();
  for (const score of scores) {
    const quarterMs = quarterOf(score.atMs);
    const ofAsset = highest.get(score.assetId) ?? new Map<number, ScoredSample>();
    highest.set(score.assetId, ofAsset);
    if (score.score > (ofAsset.get(quarterMs)?.score ?? -1)) ofAsset.set(quarterMs, score);
  }
  return [...highest.values()].flatMap((ofAsset) =>
    [...ofAsset].map(([quarterMs, { assetId, metricName, score }]) => ({
      assetId,
      metricName,
      quarterMs,
      score,
    })),
  );
}

/** Epoch milliseconds of the begin of the quarter in which an instant falls. */
export function quarterOf(atMs: number): number {
  return Math.floor(atMs / QUARTER_MS) * QUARTER_MS;
}
