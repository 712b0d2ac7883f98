import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName, MetricSource } from '../../metrics/index.js';
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
      return asset && (!wanted || wanted.has(one.metricName)) ? [{ ...one, asset }] : [];
    });
    return chosenOnes.sort((a, b) => a.assetId.localeCompare(b.assetId));
  }
}
