import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { describerOf } from '../../episodes/describe-episode.js';
import type { Episode } from '../../episodes/episode.js';
import { LEAD_MS, ruleFor } from '../../episodes/episode-rule.js';
import type { KnownEpisode } from '../../episodes/history/known-episodes.service.js';
import {
  samplesOf,
  type ScoredSample,
  type ScoredStretch,
  toTracked,
} from '../../episodes/scored-stretch.js';
import { backdate, trackEpisodes } from '../../episodes/track-episodes.js';
import type { EarlierSample, TrackedSample } from '../../episodes/tracked-sample.js';
import type { PreviewedEpisode } from './preview.js';

/** A stretch, and the hour before it, which may lead to an episode. */
export interface PreparedStretch {
  readonly stretch: ScoredStretch;
  readonly samples: readonly ScoredSample[];
  readonly tracked: readonly TrackedSample[];
  readonly earlier: readonly EarlierSample[];
}

/** How many samples of a stretch count, and the highest of their scores: most stretches need no more. */
export function outlineOf({ scored: { timestamps, scores }, storeAfterMs }: ScoredStretch): {
  readonly nSamples: number;
  readonly highest: number;
} {
  let [nSamples, highest] = [0, 0];
  for (const [index, atMs] of timestamps.entries()) {
    if (atMs <= storeAfterMs) continue;
    nSamples += 1;
    highest = Math.max(highest, scores[index] ?? 0);
  }
  return { nSamples, highest };
}

/** The last hour of each series, stretch by stretch: the same at any threshold. */
export class PreviewLeads {
  /** As columns: few are needed as objects. */
  private readonly last = new Map<string, readonly ScoredStretch[]>();

  /** @param stretch - with at least one sample */
  prepare(stretch: ScoredStretch): PreparedStretch {
    const samples = samplesOf(stretch);
    const earlier = this.earlierOf(stretch);
    this.pass(stretch);
    return { stretch, samples, tracked: toTracked(samples), earlier };
  }

  /** Takes note of a stretch in which nothing begins, goes on or ends. @param stretch - with at least one sample */
  pass(stretch: ScoredStretch): void {
    const sinceMs = endOf(stretch) - LEAD_MS;
    const before = this.last.get(seriesId(stretch)) ?? [];
    this.last.set(seriesId(stretch), [...before.filter((one) => endOf(one) > sinceMs), stretch]);
  }

  /** Forgets the series that are through. */
  clear(): void {
    this.last.clear();
  }

  private earlierOf(series: SeriesKey): readonly EarlierSample[] {
    const before = this.last.get(seriesId(series)) ?? [];
    const sinceMs = before.reduce((latest, one) => Math.max(latest, endOf(one)), -Infinity) - LEAD_MS;
    return before.flatMap((one) => toTracked(samplesOf(one))).filter(({ at }) => at.getTime() > sinceMs);
  }
}

function endOf({ scored }: ScoredStretch): number {
  return scored.timestamps.at(-1) ?? -Infinity;
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
