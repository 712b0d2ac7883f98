import type { Asset } from '../../metrics/index.js';
import { assetScore } from '../../ml/index.js';
import { samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';

/** One metric's share in the score of its asset. */
interface AssetDriver {
  readonly metricName: string;
  readonly score: number;
  readonly value: number;
  readonly atMs: number;
  /** Whether the score has reached the threshold of its series. */
  readonly isAnomalous: boolean;
  readonly threshold: number;
}

/** An asset when it was at its worst. */
export interface AssetPeak {
  readonly asset: Asset;
  /** 0..1, {@link assetScore} of one time; where a metric has reached its threshold, no less than that. */
  readonly score: number;
  /** Whether a metric has reached its threshold. */
  readonly isAnomalous: boolean;
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
  private readonly metricNames = new Set<string>();

  constructor(
    private readonly asset: Asset,
    private readonly bucketMs: number,
  ) {}

  addStretch(stretch: ScoredStretch): void {
    const { metricName, threshold } = stretch;
    this.metricNames.add(metricName);
    for (const { atMs, value, score, isAnomalous } of samplesOf(stretch)) {
      const bucket = Math.floor(atMs / this.bucketMs);
      const drivers = this.leading.get(bucket) ?? [];
      const driver = { metricName, score, value, atMs, isAnomalous, threshold };
      if (!leads(drivers, driver)) continue;
      const others = drivers.filter((other) => other.metricName !== metricName);
      const ranked = [...others, driver].sort(byRank);
      this.leading.set(bucket, ranked.slice(0, N_DRIVERS));
    }
  }

  /** @returns the highest score of the range, the latest where several are equal */
  peak(): AssetPeak {
    let peak: AssetPeak = { asset: this.asset, score: 0, isAnomalous: false, atMs: 0, drivers: [] };
    for (const drivers of this.leading.values()) {
      const one = peakOf(this.asset, drivers, this.metricNames.size);
      if ((byWorst(one, peak) || peak.atMs - one.atMs) < 0) peak = one;
    }
    return peak;
  }
}

/** Orders peaks, the worst first: with an anomalous metric before those without any, then by score, then by the highest metric. */
export function byWorst(a: AssetPeak, b: AssetPeak): number {
  const highest = ({ drivers }: AssetPeak): number => drivers[0]?.score ?? 0;
  return Number(b.isAnomalous) - Number(a.isAnomalous) || b.score - a.score || highest(b) - highest(a);
}

function peakOf(asset: Asset, drivers: readonly AssetDriver[], nMetrics: number): AssetPeak {
  const anomalous = drivers.filter((driver) => driver.isAnomalous);
  const score = anomalous.reduce(
    (highest, { threshold }) => Math.max(highest, threshold),
    assetScore(
      drivers.map((driver) => driver.score),
      nMetrics,
    ),
  );
  const ranked = drivers.toSorted((a, b) => b.score - a.score);
  return { asset, score, isAnomalous: anomalous.length > 0, atMs: ranked[0]?.atMs ?? 0, drivers: ranked };
}

/** A metric leads with its highest score of the time. */
function leads(drivers: readonly AssetDriver[], driver: AssetDriver): boolean {
  const own = drivers.find(({ metricName }) => metricName === driver.metricName);
  if (own) return driver.score > own.score;
  const last = drivers.at(-1);
  return last === undefined || drivers.length < N_DRIVERS || byRank(driver, last) < 0;
}

/** What has reached its threshold comes first: feedback may have raised that of what scores higher. */
function byRank(a: AssetDriver, b: AssetDriver): number {
  return Number(b.isAnomalous) - Number(a.isAnomalous) || b.score - a.score;
}
