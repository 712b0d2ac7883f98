import { Injectable } from '@nestjs/common';
import type { Episode } from '../episodes/episode.js';
import type { EpisodeChange } from '../episodes/episode-change.js';
import { samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';
import { endOf } from './missing-data-episode.js';
import { ALL_METRICS } from './missing-data-rule.js';
import { type SeriesReport, SeriesReportRepository } from './series-report.repository.js';

/** Remembers when each series reported, and finds the missing data that has arrived again. */
@Injectable()
export class ReportTracker {
  constructor(private readonly reports: SeriesReportRepository) {}

  /**
   * Call inside the transaction that stores the stretches, before their episodes are tracked.
   *
   * @returns the ends of the episodes of missing data whose series report again
   */
  async track(stretches: readonly (ScoredStretch & SeriesReport)[]): Promise<readonly EpisodeChange[]> {
    await this.reports.save(stretches);
    const open = await this.reports.findMissingOf(stretches.map(({ assetId }) => assetId));
    return open.flatMap((episode) => {
      const own = stretches.filter((stretch) => concerns(episode, stretch));
      const firstMs = own.reduce(
        (earliest, stretch) => Math.min(earliest, samplesOf(stretch)[0]?.atMs ?? Infinity),
        Infinity,
      );
      return Number.isFinite(firstMs) ? [endOf(episode, new Date(firstMs), own[0]?.asset)] : [];
    });
  }
}

function concerns(episode: Episode, { assetId, metricName }: ScoredStretch): boolean {
  return (
    assetId === episode.assetId && (episode.metricName === ALL_METRICS || episode.metricName === metricName)
  );
}
