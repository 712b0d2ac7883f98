import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SilenceWatch } from '../silence/silence-watch.service.js';
import { ChunkSweeper } from './chunk-sweeper.service.js';
import { SweepPlanner } from './sweep-planner.service.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

/** Scores everything that is new since the last sweep, exactly once, and announces what begins. */
@Injectable()
export class SweepService {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly planner: SweepPlanner,
    private readonly chunks: ChunkSweeper,
    private readonly silence: SilenceWatch,
    private readonly clock: Clock,
  ) {}

  /**
   * @param onChunk - told what was stored, as soon as it is
   * @param signal - ends the sweep early; what is left is for the next one
   */
  async sweep(onChunk: (report: SweepReport) => void, signal: AbortSignal): Promise<SweepReport> {
    const nowMs = this.clock.now().getTime();
    const assets = await this.assets.listMonitored();
    let total = NOTHING_SWEPT;
    const add = (report: SweepReport): void => {
      onChunk(report);
      total = addReports(total, report);
    };
    for await (const chunk of this.planner.chunks(assets, nowMs)) {
      if (signal.aborted) return total;
      add(await this.chunks.sweep(chunk, nowMs, signal));
    }
    // Only when everything that has come is read can the rest be said to be missing.
    if (!signal.aborted) add({ ...NOTHING_SWEPT, ...(await this.silence.check(assets, nowMs)) });
    return total;
  }
}
