import { seriesId } from '../../metrics/index.js';
import { countsOf, type SampleCounts, type ScoredSamples } from '../../ml/index.js';
import { startsWithin } from '../episodes/episode-starts.js';
import { toMetadata } from '../episodes/explanation/anomaly-metadata.js';
import { isAnomalous, samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';
import { AssetRanking } from './asset-ranking.js';
import type { DetectedAnomaly, Detection, DetectionRequest } from './detection.js';

/** An answer of this size is still readable and about 10 MB; what is more is counted. */
const MAX_ANOMALIES = 10_000;

/** Adds up what the stretches of a request bring. */
export class DetectionTally {
  private readonly assetIds = new Set<string>();
  private readonly seriesIds = new Set<string>();
  private readonly counts = countsOf(0);
  private anomalies: DetectedAnomaly[] = [];
  private nAnomalies = 0;
  private nFuture = 0;
  private readonly ranking: AssetRanking;

  constructor(
    private readonly request: Required<Pick<DetectionRequest, 'threshold' | 'timeRangeSeconds'>>,
    private readonly modelVersion: string | null,
  ) {
    this.ranking = new AssetRanking(request.timeRangeSeconds);
  }

  addStretch(stretch: ScoredStretch): void {
    const samples = samplesOf(stretch);
    if (samples.length === 0) return;
    this.assetIds.add(stretch.assetId);
    this.seriesIds.add(seriesId(stretch));
    this.count(stretch.scored);
    this.ranking.addStretch(stretch);
    const anomalous = samples.filter(isAnomalous);
    this.nAnomalies += anomalous.length;
    if (anomalous.length === 0) return;
    const startOf = startsWithin(stretch);
    for (const sample of anomalous) {
      const { asset, metricName } = stretch;
      const { value, score, atMs } = sample;
      this.anomalies.push({
        asset,
        metricName,
        value,
        score,
        threshold: stretch.threshold,
        atMs,
        metadata: toMetadata(stretch, sample, startOf(sample)),
      });
    }
    if (this.anomalies.length > 2 * MAX_ANOMALIES) this.keepHighest();
  }

  /** Lets go of what was needed for the assets that are through. @param pendingId - the one that is not, if any */
  settle(pendingId?: string): void {
    this.ranking.settle(pendingId);
  }

  addFuture(nSamples: number): void {
    this.nFuture += nSamples;
  }

  total(): Detection {
    this.keepHighest();
    return {
      threshold: this.request.threshold,
      timeRangeSeconds: this.request.timeRangeSeconds,
      modelVersion: this.modelVersion,
      nAssets: this.assetIds.size,
      nSeries: this.seriesIds.size,
      counts: this.counts,
      nFuture: this.nFuture,
      nAnomalies: this.nAnomalies,
      anomalies: this.anomalies.sort((a, b) => b.atMs - a.atMs || b.score - a.score),
      assets: this.ranking.total(),
    };
  }

  private count({ counts }: ScoredSamples): void {
    for (const key of Object.keys(this.counts) as (keyof SampleCounts)[]) this.counts[key] += counts[key];
  }

  private keepHighest(): void {
    if (this.anomalies.length <= MAX_ANOMALIES) return;
    this.anomalies = this.anomalies.sort((a, b) => b.score - a.score).slice(0, MAX_ANOMALIES);
  }
}
