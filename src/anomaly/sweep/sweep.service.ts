import { Inject, Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, type Series, seriesId } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { groupsOf } from '../scoring/groups-of.js';
import { ChunkSweeper, type SweptSeries } from './chunk-sweeper.service.js';
import { SeriesCatalog } from './series-catalog.service.js';
import { SeriesCheckpointRepository } from './series-checkpoint.repository.js';
import { planSeries } from './series-progress.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

/** Series with a checkpoint that are scored and stored together: few new samples each. */
const SERIES_PER_CHUNK = 200;
/** Series that must be warmed up on their history: thousands of samples each. */
const NEW_SERIES_PER_CHUNK = 20;

/** Scores everything that is new since the last sweep, exactly once, and announces what begins. */
@Injectable()
export class SweepService {
  constructor(
    private readonly catalog: SeriesCatalog,
    private readonly assets: AssetDirectory,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly chunks: ChunkSweeper,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @param onChunk - told what was stored, as soon as it is
   * @param signal - ends the sweep early; what is left is for the next one
   */
  async sweep(onChunk: (report: SweepReport) => void, signal: AbortSignal): Promise<SweepReport> {
    const nowMs = this.clock.now().getTime();
    const assets = new Map((await this.assets.listMonitored()).map((asset) => [asset.id, asset]));
    const series = await this.catalog.list([...assets.keys()], nowMs);
    let total = NOTHING_SWEPT;
    for (const group of groupsOf(series, SERIES_PER_CHUNK)) {
      for (const chunk of await this.plan(group, assets, nowMs)) {
        if (signal.aborted) return total;
        const report = await this.chunks.sweep(chunk, nowMs, signal);
        onChunk(report);
        total = addReports(total, report);
      }
    }
    return total;
  }

  /** Chunks of about equal work: what goes on from a checkpoint together, what is new a few at a time. */
  private async plan(
    series: readonly Series[],
    assets: ReadonlyMap<string, Asset>,
    nowMs: number,
  ): Promise<readonly (readonly SweptSeries[])[]> {
    const checkpoints = await this.checkpoints.findLive(series);
    const swept = series.flatMap((one): SweptSeries[] => {
      const asset = assets.get(one.assetId);
      const checkpoint = checkpoints.get(seriesId(one));
      return asset ? [{ asset, progress: planSeries(one, checkpoint, nowMs, this.config.detection) }] : [];
    });
    const known = swept.filter(({ progress }) => progress.state !== undefined);
    const unknown = swept.filter(({ progress }) => progress.state === undefined);
    return [...groupsOf(known, SERIES_PER_CHUNK), ...groupsOf(unknown, NEW_SERIES_PER_CHUNK)];
  }
}
