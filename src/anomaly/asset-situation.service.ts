import { Injectable } from '@nestjs/common';
import type { Severity } from '../ml/index.js';
import { NEVER_REPORTED, SeriesReportRepository } from './missing-data/series-report.repository.js';
import { type Episode, MISSING_DATA } from './episodes/episode.js';
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

  /**
   * @param assetIds - all assets without it, which costs less than a long list
   * @returns what is known of each of them, by its id; without the reasons of episodes
   */
  async getAll(assetIds?: readonly string[]): Promise<ReadonlyMap<string, AssetSituation>> {
    const [open, reports] = await Promise.all([
      this.episodes.findOpenBriefly(assetIds),
      this.reports.findLastReports(assetIds),
    ]);
    const openOf = Map.groupBy(open, ({ assetId }) => assetId);
    return new Map(
      [...new Set([...reports.keys(), ...openOf.keys()])].map((assetId) => {
        const report = reports.get(assetId) ?? NEVER_REPORTED;
        const openEpisodes = (openOf.get(assetId) ?? []).map((episode) =>
          briefly({ ...episode, reason: '' }),
        );
        return [assetId, { openEpisodes, ...report }];
      }),
    );
  }

  async get(assetId: string): Promise<AssetSituation> {
    const [open, report] = await Promise.all([
      this.episodes.findOpenOf([assetId]),
      this.reports.findLastReport(assetId),
    ]);
    return { openEpisodes: open.map(briefly), ...report };
  }
}

function briefly({
  id,
  severity,
  direction,
  reason,
}: Pick<Episode, 'id' | 'severity' | 'direction' | 'reason'>): OpenEpisode {
  return { id, severity, isMissingData: direction === MISSING_DATA, reason };
}
