import { Inject, Injectable } from '@nestjs/common';
import { type Asset, type Series, seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { groupsOf } from '../../platform/groups/index.js';
import { CheckpointCache } from '../scoring/checkpoint-cache.service.js';
import type { SweptSeries } from './chunk-sweeper.service.js';
import type { ShardsInHand } from './everyday/everyday-picker.service.js';
import {
  type SeriesCheckpoint,
  SeriesCheckpointRepository,
} from '../scoring/series-checkpoint.repository.js';
import { planSeries } from './series-progress.js';

/** Series with a checkpoint that are scored and stored together: few new samples each. */
const SERIES_PER_CHUNK = 500;
/** Series that must be warmed up on their history: thousands of samples each. */
const NEW_SERIES_PER_CHUNK = 20;

/** By `seriesId`. */
type CachedCheckpoints = ReadonlyMap<string, SeriesCheckpoint | undefined>;

interface Plan {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly nowMs: number;
  readonly cached: CachedCheckpoints;
}

/** Divides the series of a sweep into chunks that are read, scored and stored together. */
@Injectable()
export class SweepPlanner {
  constructor(
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly cache: CheckpointCache,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * Gives the series chunk by chunk; each one's checkpoints are read when it is asked for.
   */
  async *chunks(
    series: readonly Series[],
    { assets, nowMs, isOurs }: Pick<ShardsInHand, 'assets' | 'nowMs' | 'isOurs'>,
  ): AsyncGenerator<readonly SweptSeries[]> {
    for (const group of groupsOf(series, SERIES_PER_CHUNK)) {
      const cached = isOurs ? this.keptOf(group) : await this.currentOf(group);
      yield* await this.plan(group, { assets, nowMs, cached });
    }
  }

  private keptOf(series: readonly Series[]): CachedCheckpoints {
    return new Map(series.map((one) => [seriesId(one), this.cache.findKept(one)]));
  }

  private async currentOf(series: readonly Series[]): Promise<CachedCheckpoints> {
    const watermarks = await this.checkpoints.findWatermarks(series);
    return new Map(
      series.map((one) => [seriesId(one), this.cache.findCheckpoint(one, watermarks.get(seriesId(one)))]),
    );
  }

  /** Chunks of about equal work: what goes on from a checkpoint together, what is new a few at a time. */
  private async plan(
    series: readonly Series[],
    { assets, nowMs, cached }: Plan,
  ): Promise<readonly (readonly SweptSeries[])[]> {
    const stored = await this.checkpoints.findLive(series.filter((one) => !cached.get(seriesId(one))));
    const swept = series.flatMap((one): SweptSeries[] => {
      const asset = assets.get(one.assetId);
      const checkpoint = cached.get(seriesId(one)) ?? stored.get(seriesId(one));
      if (!asset) return [];
      const { timeZone } = asset;
      const progress = planSeries({ ...one, timeZone }, checkpoint, nowMs, this.config.detection);
      return [{ asset, progress }];
    });
    const known = swept.filter(({ progress }) => progress.state !== undefined);
    const unknown = swept.filter(({ progress }) => progress.state === undefined);
    return [...groupsOf(known, SERIES_PER_CHUNK), ...groupsOf(unknown, NEW_SERIES_PER_CHUNK)];
  }
}
