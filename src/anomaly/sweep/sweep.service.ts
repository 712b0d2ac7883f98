import { Inject, Injectable } from '@nestjs/common';
import { AssetDirectory, seriesId } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ChunkSweeper, type SweptSeries } from './chunk-sweeper.service.js';
import { SeriesCatalog } from './series-catalog.service.js';
import { SeriesCheckpointRepository } from './series-checkpoint.repository.js';
import { planSeries } from './series-progress.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

/** Series scored and stored together: a transaction of this size is short and needs little memory. */
const SERIES_PER_CHUNK = 100;

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
    const series = await this.monitoredSeries(nowMs);
    let total = NOTHING_SWEPT;
    for (let first = 0; first < series.length && !signal.aborted; first += SERIES_PER_CHUNK) {
      const report = await this.chunks.sweep(series.slice(first, first + SERIES_PER_CHUNK), nowMs, signal);
      onChunk(report);
      total = addReports(total, report);
    }
    return total;
  }

  private async monitoredSeries(nowMs: number): Promise<readonly SweptSeries[]> {
    const { detection } = this.config;
    const assets = new Map((await this.assets.listMonitored()).map((asset) => [asset.id, asset]));
    const series = await this.catalog.list([...assets.keys()], nowMs);
    const checkpoints = await this.checkpoints.findLive(series);
    return series.flatMap((one): SweptSeries[] => {
      const asset = assets.get(one.assetId);
      if (!asset) return [];
      return [{ asset, progress: planSeries(one, checkpoints.get(seriesId(one)), nowMs, detection) }];
    });
  }
}
