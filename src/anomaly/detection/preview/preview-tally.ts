import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import type { Episode } from '../../episodes/episode.js';
import { LEAD_MS, ruleFor } from '../../episodes/episode-rule.js';
import { describerOf } from '../../episodes/describe-episode.js';
import { backdate, trackEpisodes } from '../../episodes/track-episodes.js';
import type { EarlierSample } from '../../episodes/tracked-sample.js';
import type { Severity } from '../../../ml/index.js';
import { samplesOf, type ScoredStretch, toTracked } from '../../episodes/scored-stretch.js';
import type { KnownEpisode } from '../../episodes/history/known-episodes.service.js';
import type { KeptAndLost, Preview, PreviewedEpisode } from './preview.js';

/** An answer of this size is still readable. */
const MOST_LISTED = 1000;

/** What is known of a series in the middle of the range. */
interface Track {
  readonly open: Episode | undefined;
  /** The last hour, which may lead to an episode. */
  readonly earlier: readonly EarlierSample[];
}

/** Tracks the episodes of a range as it is scored, stretch by stretch. */
export class PreviewTally {
  private readonly seriesIds = new Set<string>();
  private readonly tracks = new Map<string, Track>();
  /** By series, in order of time. */
  private readonly found = new Map<string, PreviewedEpisode[]>();
  private nSamples = 0;

  /** @param stretch - of a series that was added up to where it begins, or that is new */
  addStretch(stretch: ScoredStretch): void {
    const samples = samplesOf(stretch);
    if (samples.length === 0) return;
    const id = seriesId(stretch);
    this.seriesIds.add(id);
    this.nSamples += samples.length;
    const { open, earlier } = this.tracks.get(id) ?? { open: undefined, earlier: [] };
    const tracked = toTracked(samples);
    const track = { open, earlier, samples: tracked };
    const [rule, describer] = [ruleFor(stretch.threshold), describerOf(stretch, samples)];
    const touched = backdate(trackEpisodes(track, rule, describer), track, rule, describer);
    this.note(stretch, touched, open !== undefined && touched[0]?.id === open.id);
    const last = touched.at(-1);
    const sinceMs = (samples.at(-1)?.atMs ?? 0) - LEAD_MS;
    this.tracks.set(id, {
      open: last?.status === 'open' ? last : undefined,
      earlier: [...earlier, ...tracked].filter(({ at }) => at.getTime() > sinceMs),
    });
  }

  total(known: readonly KnownEpisode[]): Omit<Preview, 'fromMs' | 'untilMs' | 'modelVersion' | 'threshold'> {
    const all = [...this.found.values()].flat();
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

  private note({ asset, ...key }: ScoredStretch, touched: readonly Episode[], goesOn: boolean): void {
    const found = this.found.get(seriesId(key)) ?? [];
    if (goesOn) found.pop();
    for (const episode of touched) found.push({ ...pick(episode), asset });
    if (found.length > 0) this.found.set(seriesId(key), found);
  }

  private keptOf(known: readonly KnownEpisode[]): KeptAndLost {
    const kept = known.filter((incident) => this.covers(incident)).length;
    return { kept, lost: known.length - kept };
  }

  private covers({ fromMs, untilMs, ...key }: SeriesKey & Pick<KnownEpisode, 'fromMs' | 'untilMs'>): boolean {
    return (this.found.get(seriesId(key)) ?? []).some(
      ({ startedAt, endedAt }) =>
        startedAt.getTime() <= untilMs && (endedAt === null || endedAt.getTime() >= fromMs),
    );
  }
}

function pick({
  metricName,
  direction,
  severity,
  startedAt,
  endedAt,
  nAnomalous,
  peakScore,
  peakAt,
}: Episode): Omit<PreviewedEpisode, 'asset'> {
  return { metricName, direction, severity, startedAt, endedAt, nAnomalous, peakScore, peakAt };
}

function countBySeverity(episodes: readonly PreviewedEpisode[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of episodes) counts[severity] += 1;
  return counts;
}
