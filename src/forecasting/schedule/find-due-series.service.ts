import { Injectable } from '@nestjs/common';
import { type Asset, MetricSource, type Series, seriesId } from '../../metrics/index.js';
import { StoredForecasts } from '../stored/stored-forecast.repository.js';
import type { ForecastState } from '../stored/stored-forecast.js';
import { hasBroken, isDue, mayHaveBroken } from './due-series.js';

/** A series that is to be forecast. */
export interface DueSeries extends Series {
  readonly asset: Asset;
  /** Whether its last forecast does not hold any more. */
  readonly isBroken: boolean;
}

const DAY_MS = 86_400_000;
/** A series that has not reported for so long gets no more forecasts. */
const LOOK_BACK_MS = 2 * DAY_MS;
/** Two a minute, for the six hours that are looked at. */
const SAMPLES_PER_LOOK = 1_000;
/** Of a sample each thirty seconds that is 2 MB. */
const SERIES_PER_LOOK = 200;

/** Finds which series of some assets are to be forecast now. */
@Injectable()
export class FindDueSeries {
  constructor(
    private readonly source: MetricSource,
    private readonly stored: StoredForecasts,
  ) {}

  /** @returns all that reported lately, and those of them that are due */
  async find(
    assets: readonly Asset[],
    nowMs: number,
  ): Promise<{ readonly nSeries: number; readonly due: readonly DueSeries[] }> {
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const series = await this.source.listSeries([...byId.keys()], nowMs - LOOK_BACK_MS);
    const states = await this.stored.findStates(series, nowMs);
    const broken = await this.findBroken([...states.values()], nowMs);
    const due = series.flatMap((one): DueSeries[] => {
      const asset = byId.get(one.assetId);
      const id = seriesId(one);
      const isBroken = broken.has(id);
      return asset && (isBroken || isDue(states.get(id), nowMs)) ? [{ ...one, asset, isBroken }] : [];
    });
    return { nSeries: series.length, due };
  }

  private async findBroken(states: readonly ForecastState[], nowMs: number): Promise<ReadonlySet<string>> {
    const looked = states.filter((state) => !isDue(state, nowMs) && mayHaveBroken(state, nowMs));
    const broken = new Set<string>();
    for (let first = 0; first < looked.length; first += SERIES_PER_LOOK)
      for (const state of await this.brokenOf(looked.slice(first, first + SERIES_PER_LOOK)))
        broken.add(seriesId(state));
    return broken;
  }

  private async brokenOf(looked: readonly ForecastState[]): Promise<readonly ForecastState[]> {
    const ranges = looked.map(({ assetId, metricName, recentMs, stepMs, lows }) => ({
      assetId,
      metricName,
      afterMs: recentMs - 1,
      untilMs: recentMs + lows.length * stepMs - 1,
    }));
    const options = { purpose: 'training', limit: SAMPLES_PER_LOOK, keep: 'newest' } as const;
    const histories = await this.source.readSamples(ranges, options);
    return looked.filter((state, index) => {
      const samples = histories[index]?.samples;
      return samples !== undefined && hasBroken(state, samples);
    });
  }
}
