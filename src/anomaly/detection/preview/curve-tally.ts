import { type Asset, seriesId } from '../../../metrics/index.js';
import type { KnownEpisode } from '../../episodes/history/known-episodes.service.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import type { PreviewedEpisode } from './preview.js';
import { outlineOf, PreviewLeads, PreviewTracks } from './preview-tracks.js';
import type { CandidateEpisode, RaisedEpisode, ThresholdCurve, ThresholdRange } from './threshold-curve.js';

/** Below it nearly every sample that is a little unusual would count. */
export const LOWEST_THRESHOLD = 0.5;
const STEP = 0.01;
/** As POST /anomaly/preview reads them: 0.57 is not 0.5 + 7 · 0.01. */
const THRESHOLDS: readonly number[] = Array.from({ length: 51 }, (_, step) =>
  Number((LOWEST_THRESHOLD + step * STEP).toFixed(2)),
);
/** An answer of this size is half a megabyte. */
const MOST_CANDIDATES = 2000;

/** Tracks the episodes of all thresholds as a range is scored once, stretch by stretch. */
export class CurveTally {
  private readonly leads = new PreviewLeads();
  private readonly tracks = THRESHOLDS.map(() => new PreviewTracks());
  private readonly seriesIds = new Set<string>();
  private readonly assets = new Map<string, Asset>();
  private nSamples = 0;

  /** @param stretch - explained from the lowest threshold on; of a series that was added up to where it begins, or that is new */
  addStretch(stretch: ScoredStretch): void {
    const { nSamples, highest } = outlineOf(stretch);
    if (nSamples === 0) return;
    this.seriesIds.add(seriesId(stretch));
    this.assets.set(stretch.asset.id, stretch.asset);
    this.nSamples += nSamples;
    const touched = [...THRESHOLDS.entries()].flatMap(([step, threshold]) => {
      const tracks = this.tracks[step];
      return tracks && (highest >= threshold || tracks.isOpen(stretch)) ? [{ tracks, threshold }] : [];
    });
    if (touched.length === 0) {
      this.leads.pass(stretch);
      return;
    }
    const prepared = this.leads.prepare(stretch);
    for (const { tracks, threshold } of touched) tracks.add(prepared, threshold);
  }

  /** Some of the series are through. */
  settle(): void {
    this.leads.clear();
  }

  total(
    known: readonly KnownEpisode[],
  ): Omit<ThresholdCurve, 'fromMs' | 'untilMs' | 'modelVersion' | 'nAssets'> {
    const episodes = this.tracks.map((one) => one.all());
    const all = candidatesOf(episodes).sort((a, b) => b.peakScore - a.peakScore);
    return {
      nSeries: this.seriesIds.size,
      nSamples: this.nSamples,
      thresholds: THRESHOLDS,
      counts: episodes.map(({ length }) => length),
      candidates: all.slice(0, MOST_CANDIDATES),
      isTruncated: all.length > MOST_CANDIDATES,
      raised: known.flatMap((one) => this.raisedOf(one)),
    };
  }

  /** None of an asset of which nothing was scored. */
  private raisedOf(known: KnownEpisode): readonly RaisedEpisode[] {
    const { id, assetId, metricName, fromMs, peakScore, feedback } = known;
    const asset = this.assets.get(assetId);
    if (!asset) return [];
    const keptAt = rangesWhere((step) => this.tracks[step]?.covers(known) ?? false);
    return [{ id, asset, metricName, startedAt: new Date(fromMs), peakScore, feedback, keptAt }];
  }
}

/** What has its highest sample at the same time is the same episode at neighbouring thresholds. */
function candidatesOf(episodes: readonly (readonly PreviewedEpisode[])[]): CandidateEpisode[] {
  const done: CandidateEpisode[] = [];
  let current = new Map<string, CandidateEpisode>();
  for (const [step, ofThreshold] of episodes.entries()) {
    const threshold = THRESHOLDS[step] ?? NaN;
    const next = new Map<string, CandidateEpisode>();
    for (const episode of ofThreshold) {
      const key = `${seriesId({ assetId: episode.asset.id, metricName: episode.metricName })} ${episode.peakAt.getTime()}`;
      const { asset, metricName, startedAt, endedAt, peakScore } = current.get(key) ?? episode;
      const lowest = current.get(key)?.raisedAt.lowest ?? threshold;
      const raisedAt = { lowest, highest: threshold };
      next.set(key, { asset, metricName, startedAt, endedAt, peakScore, raisedAt });
      current.delete(key);
    }
    for (const one of current.values()) done.push(one);
    current = next;
  }
  return [...done, ...current.values()];
}

function rangesWhere(isIn: (step: number) => boolean): readonly ThresholdRange[] {
  const ranges: { lowest: number; highest: number }[] = [];
  let wasIn = false;
  for (const [step, threshold] of THRESHOLDS.entries()) {
    const isNow = isIn(step);
    const last = ranges.at(-1);
    if (isNow && wasIn && last) last.highest = threshold;
    else if (isNow) ranges.push({ lowest: threshold, highest: threshold });
    wasIn = isNow;
  }
  return ranges;
}
