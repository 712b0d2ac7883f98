import { type Arrivals, type Asset, seriesId } from '../../../metrics/index.js';
import { CLOCK_TOLERANCE_MS } from '../../scoring/clock-tolerance.js';
import type { CountedSamples } from './counted-samples.js';
import type { UnscoredSample } from './late-sample.repository.js';

/** A series with samples that arrived after newer ones were scored. */
export interface LateSeries extends Pick<Arrivals, 'assetId' | 'metricName' | 'unit'> {
  readonly asset: Asset;
  /** Epoch milliseconds. */
  readonly earliestMs: number;
  readonly nLate: number;
}

export interface LateFindings {
  readonly late: readonly LateSeries[];
  readonly nTooLate: number;
  readonly nFuture: number;
}

export const NOTHING_LATE: LateFindings = { late: [], nTooLate: 0, nFuture: 0 };

/** Sorts what was found by what becomes of it. */
export class LateTally {
  private readonly late = new Map<string, LateSeries>();
  private nTooLate = 0;
  private nFuture = 0;

  constructor(
    private readonly nowMs: number,
    private readonly lateAfterMs: number,
    private readonly counted: CountedSamples,
  ) {}

  add(assets: readonly Asset[], arrivals: readonly Arrivals[], unscored: readonly UnscoredSample[]): void {
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const units = new Map(arrivals.map((one) => [seriesId(one), one.unit]));
    for (const sample of unscored) {
      const asset = byId.get(sample.assetId);
      if (sample.atMs <= this.lateAfterMs)
        this.nTooLate += this.counted.countOnce(seriesId(sample), sample.atMs, this.nowMs);
      else if (asset) this.addLate(sample, asset, units.get(seriesId(sample)) ?? '');
    }
    for (const one of arrivals) {
      for (const atMs of one.timestamps)
        if (atMs > this.nowMs + CLOCK_TOLERANCE_MS)
          this.nFuture += this.counted.countOnce(seriesId(one), atMs, this.nowMs);
    }
  }

  findings(): LateFindings {
    return { late: [...this.late.values()], nTooLate: this.nTooLate, nFuture: this.nFuture };
  }

  private addLate({ assetId, metricName, atMs }: UnscoredSample, asset: Asset, unit: string): void {
    const key = { assetId, metricName };
    const { earliestMs = Infinity, nLate = 0 } = this.late.get(seriesId(key)) ?? {};
    this.late.set(seriesId(key), {
      ...key,
      asset,
      unit,
      earliestMs: Math.min(earliestMs, atMs),
      nLate: nLate + 1,
    });
  }
}
