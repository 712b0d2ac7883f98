import { Injectable } from '@nestjs/common';
import {
  AssetDirectory,
  baseNameOf,
  canonicalMetricName,
  MetricSource,
  seriesId,
} from '../../metrics/index.js';
import { CLOCK_TOLERANCE_MS, FAR_FUTURE_MS } from '../scoring/clock-tolerance.js';
import type { DetectionRequest } from './detection.js';
import type { AssetSeries } from './range-scorer.service.js';

/** Finds the series that a request is about. */
@Injectable()
export class ChosenSeries {
  constructor(
    private readonly source: MetricSource,
    private readonly assets: AssetDirectory,
  ) {}

  /**
   * @returns the series with samples since then, those of one asset next to each other
   * @throws AssetNotFoundError
   */
  async findSeries(
    { assetId, metricNames }: Pick<DetectionRequest, 'assetId' | 'metricNames'>,
    fromMs: number,
  ): Promise<readonly AssetSeries[]> {
    const chosen =
      assetId === undefined ? await this.assets.listMonitored() : [await this.assets.get(assetId)];
    const assets = new Map(chosen.map((asset) => [asset.id, asset]));
    const wanted = metricNames && new Set(metricNames.map(canonicalMetricName));
    const series = await this.source.listSeries([...assets.keys()], fromMs);
    const chosenOnes = series.flatMap((one): AssetSeries[] => {
      const asset = assets.get(one.assetId);
      return asset && (!wanted || wanted.has(one.metricName) || wanted.has(baseNameOf(one.metricName)))
        ? [{ ...one, asset }]
        : [];
    });
    return chosenOnes.sort((a, b) => a.assetId.localeCompare(b.assetId));
  }

  /** @returns how many samples of the series are dated in the future */
  async countFuture(series: readonly AssetSeries[], nowMs: number): Promise<number> {
    const wanted = new Set(series.map(seriesId));
    const arrivals = await this.source.listArrivals({
      assetIds: [...new Set(series.map(({ assetId }) => assetId))],
      afterMs: nowMs + CLOCK_TOLERANCE_MS,
      untilMs: nowMs + FAR_FUTURE_MS,
    });
    return arrivals.reduce((sum, one) => sum + (wanted.has(seriesId(one)) ? one.timestamps.length : 0), 0);
  }
}
