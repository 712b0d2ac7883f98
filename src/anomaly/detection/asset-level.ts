import type { Asset } from '../../metrics/index.js';
import { assetScore } from '../../ml/index.js';
import { samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';

/** One metric's share in the score of its asset. */
interface AssetDriver {
  readonly metricName: string;
  readonly score: number;
  readonly value: number;
  readonly atMs: number;
}

/** An asset when it was at its worst. */
export interface AssetPeak {
  readonly asset: Asset;
  /** 0..1, mean of the three highest metric scores of one time. */
  readonly score: number;
  /** Time of the highest of them. */
  readonly atMs: number;
  /** The metrics that made the score, highest first. */
  readonly drivers: readonly AssetDriver[];
}

/** As many metrics as `assetScore` takes in. */
const N_DRIVERS = 3;
const BUCKETS_PER_RANGE = 120;
const SHORTEST_BUCKET_MS = 60_000;

/** Metrics are not sampled at the same instants: what lies within this time is one time. */
export function bucketMsOf(timeRangeSeconds: number): number {
  return Math.max(SHORTEST_BUCKET_MS, (timeRangeSeconds * 1000) / BUCKETS_PER_RANGE);
}

/** The leading metrics of one asset at each time of a range; what cannot lead any more is not kept. */
export class AssetLevel {
  private readonly leading = new Map<number, readonly AssetDriver[]>();

  constructor(
    private readonly asset: Asset,
    private readonly bucketMs: number,
  ) {}

  addStretch(stretch: ScoredStretch): void {
    const { metricName } = stretch;
    for (const { atMs, value, score } of samplesOf(stretch)) {
      const bucket = Math.floor(atMs / this.bucketMs);
      const drivers = this.leading.get(bucket) ?? [];
      if (!leads(drivers, metricName, score)) continue;
      const others = drivers.filter((driver) => driver.metricName !== metricName);
      const ranked = [...others, { metricName, score, value, atMs }].sort((a, b) => b.score - a.score);
      this.leading.set(bucket, ranked.slice(0, N_DRIVERS));
    }
  }

  /** @returns the highest score of the range, the latest where several are equal */
  peak(): AssetPeak {
    let peak: AssetPeak = { asset: this.asset, score: 0, atMs: 0, drivers: [] };
    for (const drivers of this.leading.values()) {
      const score = assetScore(drivers.map((driver) => driver.score));
      const atMs = drivers[0]?.atMs ?? 0;
      if (score > peak.score || (score === peak.score && atMs > peak.atMs))
        peak = { asset: this.asset, score, atMs, drivers };
    }
    return peak;
  }
}

/** A metric leads with its highest score of the time. */
function leads(drivers: readonly AssetDriver[], metricName: string, score: number): boolean {
  const own = drivers.find((driver) => driver.metricName === metricName);
  if (own) return score > own.score;
  return drivers.length < N_DRIVERS || score > (drivers.at(-1)?.score ?? 0);
}
