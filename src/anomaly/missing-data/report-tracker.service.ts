import { Injectable } from '@nestjs/common';
import { EpisodePublisher } from '../../alerting/announcing/announce-episodes.service.js';
import type { Episode } from '../episodes/episode.js';
import { samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';
import { endOf } from './missing-data-episode.js';
import { ALL_METRICS } from './missing-data-rule.js';
import { type SeriesReport, SilenceRepository } from './series-report.repository.js';

/** Remembers when each series reported, and ends what was told of its silence. */
@Injectable()
export class ReportKeeper {
  constructor(
    private readonly silences: SilenceRepository,
    private readonly publisher: EpisodePublisher,
  ) {}

  /**
   * Call inside the transaction that stores the stretches, before their episodes.
   *
   * @returns how many silences ended
   */
  async note(stretches: readonly (ScoredStretch & SeriesReport)[]): Promise<number> {
    await this.silences.saveReports(stretches);
    const told = await this.silences.findToldOf(stretches.map(({ assetId }) => assetId));
    const steps = told.flatMap((episode) => {
      const own = stretches.filter((stretch) => concerns(episode, stretch));
      const firstMs = own.reduce(
        (earliest, stretch) => Math.min(earliest, samplesOf(stretch)[0]?.atMs ?? Infinity),
        Infinity,
      );
      return Number.isFinite(firstMs) ? [endOf(episode, new Date(firstMs), own[0]?.asset)] : [];
    });
    await this.publisher.publish(steps);
    return steps.length;
  }
}

function concerns(silence: Episode, { assetId, metricName }: ScoredStretch): boolean {
  return (
    assetId === silence.assetId && (silence.metricName === ALL_METRICS || silence.metricName === metricName)
  );
}
