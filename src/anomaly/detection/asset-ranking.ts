import type { ScoredStretch } from '../episodes/scored-stretch.js';
import { AssetLevel, type AssetPeak, bucketMsOf, byWorst } from './asset-level.js';

/** More assets than anybody reads through; what is more is counted. */
const MAX_ASSETS = 1_000;

/** The assets of a request by how bad they were at their worst. */
export class AssetRanking {
  private readonly bucketMs: number;
  private readonly levels = new Map<string, AssetLevel>();
  private peaks: AssetPeak[] = [];

  constructor(timeRangeSeconds: number) {
    this.bucketMs = bucketMsOf(timeRangeSeconds);
  }

  addStretch(stretch: ScoredStretch): void {
    const level = this.levels.get(stretch.assetId) ?? new AssetLevel(stretch.asset, this.bucketMs);
    this.levels.set(stretch.assetId, level);
    level.addStretch(stretch);
  }

  /** Of every asset that is through only its peak is remembered. @param pendingId - the one that is not, if any */
  settle(pendingId?: string): void {
    for (const [assetId, level] of this.levels) {
      if (assetId === pendingId) continue;
      this.peaks.push(level.peak());
      this.levels.delete(assetId);
    }
    this.peaks = this.peaks.sort(byWorstThenName).slice(0, MAX_ASSETS);
  }

  /** @returns the thousand worst, worst first */
  total(): readonly AssetPeak[] {
    this.settle();
    return this.peaks;
  }
}

function byWorstThenName(a: AssetPeak, b: AssetPeak): number {
  return byWorst(a, b) || a.asset.name.localeCompare(b.asset.name);
}
