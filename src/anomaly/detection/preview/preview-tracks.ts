import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { describerOf } from '../../episodes/describe-episode.js';
import type { Episode } from '../../episodes/episode.js';
import { LEAD_MS, ruleFor } from '../../episodes/episode-rule.js';
import type { KnownEpisode } from '../../episodes/history/known-episodes.service.js';
import { type ScoredSample, type ScoredStretch, toTracked } from '../../episodes/scored-stretch.js';
import {
  backdate,
  type EarlierSample,
  trackEpisodes,
  type TrackedSample,
} from '../../episodes/track-episodes.js';
import type { PreviewedEpisode } from './preview.js';

/** A stretch, and the hour before it, which may lead to an episode. */
export interface PreparedStretch {
  readonly stretch: ScoredStretch;
  readonly samples: readonly ScoredSample[];
  readonly tracked: readonly TrackedSample[];
  readonly earlier: readonly EarlierSample[];
}

/** The last hour of each series, stretch by stretch: the same at any threshold. */
export class PreviewLeads {
  private readonly earlier = new Map<string, readonly EarlierSample[]>();

  /** @param samples - at least one */
  prepare(stretch: ScoredStretch, samples: readonly ScoredSample[]): PreparedStretch {
    const id = seriesId(stretch);
    const tracked = toTracked(samples);
    const earlier = this.earlier.get(id) ?? [];
    const sinceMs = (samples.at(-1)?.atMs ?? 0) - LEAD_MS;
    const last = [...earlier, ...tracked].filter(({ at }) => at.getTime() > sinceMs);
    this.earlier.set(id, last);
    return { stretch, samples, tracked, earlier };
  }

  /** Forgets the series that are through. */
  clear(): void {
    this.earlier.clear();
  }
}

/** Tracks the episodes of one threshold through stretches of many series. */
export class PreviewTracks {
  private readonly open = new Map<string, Episode>();
  /** By series, in order of time. */
  private readonly found = new Map<string, PreviewedEpisode[]>();

  isOpen(series: SeriesKey): boolean {
    return this.open.has(seriesId(series));
  }

  /** @param prepared - goes on where the series was left, or is of a new one */
  add({ stretch, samples, tracked, earlier }: PreparedStretch, threshold: number): void {
    const id = seriesId(stretch);
    const open = this.open.get(id);
    const track = { open, earlier, samples: tracked };
    const [rule, describer] = [ruleFor(threshold), describerOf(stretch, samples)];
    const touched = backdate(trackEpisodes(track, rule, describer), track, rule, describer);
    this.note(stretch, touched, open !== undefined && touched[0]?.id === open.id);
    const last = touched.at(-1) ?? open;
    if (last?.status === 'open') this.open.set(id, last);
    else this.open.delete(id);
  }

  all(): readonly PreviewedEpisode[] {
    return [...this.found.values()].flat();
  }

  covers({ fromMs, untilMs, ...key }: SeriesKey & Pick<KnownEpisode, 'fromMs' | 'untilMs'>): boolean {
    return (this.found.get(seriesId(key)) ?? []).some(
      ({ startedAt, endedAt }) =>
        startedAt.getTime() <= untilMs && (endedAt === null || endedAt.getTime() >= fromMs),
    );
  }

  private note({ asset, ...key }: ScoredStretch, touched: readonly Episode[], goesOn: boolean): void {
    const found = this.found.get(seriesId(key)) ?? [];
    if (goesOn) found.pop();
    for (const episode of touched) found.push({ ...pick(episode), asset });
    if (found.length > 0) this.found.set(seriesId(key), found);
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
