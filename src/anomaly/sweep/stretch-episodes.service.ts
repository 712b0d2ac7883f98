import { Injectable } from '@nestjs/common';
import type { Episode } from '../episodes/episode.js';
import { EpisodeTracker } from '../episodes/episode-tracker.service.js';
import type { ScoredStretch } from '../episodes/scored-stretch.js';
import { ReportTracker } from '../missing-data/report-tracker.service.js';
import type { SeriesReport } from '../missing-data/series-report.repository.js';
import { EpisodeRecorder } from './episode-recorder.service.js';
import type { SweepReport } from './sweep-report.js';

export interface RecordedEpisodes {
  readonly counts: Pick<SweepReport, 'nOpened' | 'nClosed' | 'nMissingDataClosed'>;
  /** What began, went on or ended in each series, by `seriesId`. */
  readonly episodes: ReadonlyMap<string, readonly Episode[]>;
}

/** Records what new samples begin, continue and end: first missing data that arrives again, then anomalies. */
@Injectable()
export class StretchEpisodes {
  constructor(
    private readonly reports: ReportTracker,
    private readonly tracker: EpisodeTracker,
    private readonly recorder: EpisodeRecorder,
  ) {}

  /** Call inside the transaction that stores the stretches. */
  async record(stretches: readonly (ScoredStretch & SeriesReport)[]): Promise<RecordedEpisodes> {
    const arrived = await this.reports.track(stretches);
    // A series has one open episode at most: the tracker must find that of missing data closed.
    await this.recorder.record(arrived);
    const { changes, episodes } = await this.tracker.track(stretches);
    await this.recorder.record(changes);
    return {
      counts: {
        nOpened: changes.filter(({ before }) => !before).length,
        nClosed: changes.filter(({ after }) => after.status === 'closed').length,
        nMissingDataClosed: arrived.length,
      },
      episodes,
    };
  }
}
