import { Injectable } from '@nestjs/common';
import type { Severity } from '../ml/index.js';
import { SeriesReportRepository } from './missing-data/series-report.repository.js';
import { MISSING_DATA } from './episodes/episode.js';
import { EpisodeRepository } from './episodes/episode.repository.js';

export interface OpenEpisode {
  readonly id: string;
  readonly severity: Severity;
  /** Nothing is reported where something is expected. */
  readonly isMissingData: boolean;
  readonly reason: string;
}

/** What the sweeps have found out about an asset so far. */
export interface AssetSituation {
  readonly openEpisodes: readonly OpenEpisode[];
  /** When any of its series reported last; null when none ever did. */
  readonly lastSampleAt: Date | null;
  /** How often its most frequent series reports; null where that is not known yet. */
  readonly intervalMs: number | null;
}

/** Gives other modules the situation of an asset. */
@Injectable()
export class AssetSituations {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly reports: SeriesReportRepository,
  ) {}

  async get(assetId: string): Promise<AssetSituation> {
    const [open, report] = await Promise.all([
      this.episodes.findOpenOf([assetId]),
      this.reports.findLastReport(assetId),
    ]);
    const openEpisodes = open.map(({ id, severity, direction, reason }) => ({
      id,
      severity,
      isMissingData: direction === MISSING_DATA,
      reason,
    }));
    return { openEpisodes, ...report };
  }
}
