import { seriesId } from '../../../metrics/index.js';
import type { Severity } from '../../../ml/index.js';
import type { KnownEpisode } from '../../episodes/history/known-episodes.service.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import type { KeptAndLost, Preview, PreviewedEpisode } from './preview.js';
import { outlineOf, PreviewLeads, PreviewTracks } from './preview-tracks.js';

/** An answer of this size is still readable. */
const MOST_LISTED = 1000;

/** Tracks the episodes of a range as it is scored, stretch by stretch. */
export class PreviewTally {
  private readonly seriesIds = new Set<string>();
  private readonly leads = new PreviewLeads();
  private readonly tracks = new PreviewTracks();
  private nSamples = 0;

  /** @param stretch - of a series that was added up to where it begins, or that is new */
  addStretch(stretch: ScoredStretch): void {
    const { nSamples, highest } = outlineOf(stretch);
    if (nSamples === 0) return;
    this.seriesIds.add(seriesId(stretch));
    this.nSamples += nSamples;
    if (highest >= stretch.threshold || this.tracks.isOpen(stretch))
      this.tracks.add(this.leads.prepare(stretch), stretch.threshold);
    else this.leads.pass(stretch);
  }

  /** Some of the series are through. */
  settle(): void {
    this.leads.clear();
  }

  total(known: readonly KnownEpisode[]): Omit<Preview, 'fromMs' | 'untilMs' | 'modelVersion' | 'threshold'> {
    const all = this.tracks.all();
    const listed = all.toSorted((a, b) => b.peakScore - a.peakScore).slice(0, MOST_LISTED);
    return {
      nSeries: this.seriesIds.size,
      nSamples: this.nSamples,
      nEpisodes: all.length,
      bySeverity: countBySeverity(all),
      episodes: listed.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime()),
      raised: {
        confirmed: this.keptOf(known.filter(({ feedback }) => feedback === 'true_positive')),
        falseAlarm: this.keptOf(known.filter(({ feedback }) => feedback === 'false_positive')),
        withoutFeedback: this.keptOf(
          known.filter(({ feedback }) => feedback !== 'true_positive' && feedback !== 'false_positive'),
        ),
      },
    };
  }

  private keptOf(known: readonly KnownEpisode[]): KeptAndLost {
    const kept = known.filter((incident) => this.tracks.covers(incident)).length;
    return { kept, lost: known.length - kept };
  }
}

function countBySeverity(episodes: readonly PreviewedEpisode[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of episodes) counts[severity] += 1;
  return counts;
}
