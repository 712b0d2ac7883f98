import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { EpisodeRepository } from './episodes/episode.repository.js';
import { ALL_METRICS } from './missing-data/missing-data-rule.js';
import { SeriesReportRepository } from './missing-data/series-report.repository.js';
import { ScorePages } from './scores/score-page.repository.js';

/** What an older score says is not how the series is doing. */
const SCORE_AGE_MS = 86_400_000;

/** What the sweeps have found out about one series of an asset so far. */
export interface SeriesSituation {
  readonly metricName: string;
  readonly lastSampleAt: Date;
  /** The newest one; null without any in the last day. */
  readonly score: number | null;
  /** Its own open episode, or the one in which the whole asset does not report. */
  readonly openEpisodeId: string | null;
}

/** Gives other modules the situation of each series of an asset. */
@Injectable()
export class SeriesSituations {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly reports: SeriesReportRepository,
    private readonly scores: ScorePages,
    private readonly clock: Clock,
  ) {}

  async getAll(assetId: string): Promise<readonly SeriesSituation[]> {
    const [open, reports] = await Promise.all([
      this.episodes.findOpenBriefly([assetId]),
      this.reports.findReportsOf(assetId),
    ]);
    const since = new Date(this.clock.now().getTime() - SCORE_AGE_MS);
    const scores = await this.scores.findNewest(assetId, [...reports.keys()], since);
    const episodes = new Map(open.map(({ metricName, id }) => [metricName, id]));
    return [...reports].map(([metricName, lastSampleAt]) => ({
      metricName,
      lastSampleAt,
      score: scores.get(metricName) ?? null,
      openEpisodeId: episodes.get(metricName) ?? episodes.get(ALL_METRICS) ?? null,
    }));
  }
}
