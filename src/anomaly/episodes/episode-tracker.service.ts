import { Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { describerOf } from './describe-episode.js';
import type { Episode } from './episode.js';
import type { EpisodeChange, EpisodeFacts } from './episode-change.js';
import { EpisodeRepository } from './episode.repository.js';
import { LEAD_MS, ruleFor } from './episode-rule.js';
import { LeadRepository } from './lead.repository.js';
import { samplesOf, type ScoredSample, type ScoredStretch, toTracked } from './scored-stretch.js';
import { backdate, findLed, type Track, trackEpisodes } from './track-episodes.js';
import type { EarlierSample } from './tracked-sample.js';

export interface TrackedEpisodes {
  readonly changes: readonly EpisodeChange[];
  /** What began, went on or ended in each series, by {@link seriesId}. */
  readonly episodes: ReadonlyMap<string, readonly Episode[]>;
}

/** A stretch on its way through the tracker. */
interface TrackedStretch extends Track {
  readonly stretch: ScoredStretch;
  readonly scored: readonly ScoredSample[];
  readonly touched: readonly Episode[];
}

/** Turns scored samples into episodes. Stores nothing. */
@Injectable()
export class EpisodeTracker {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly leads: LeadRepository,
  ) {}

  /** Call inside the transaction that stores the scores of the stretches and the episodes. */
  async track(stretches: readonly ScoredStretch[]): Promise<TrackedEpisodes> {
    return this.trackFrom(await this.episodes.findOpen(stretches), stretches);
  }

  /** @param open - the episodes to go on with, by {@link seriesId} */
  async trackFrom(
    open: ReadonlyMap<string, Episode>,
    stretches: readonly ScoredStretch[],
  ): Promise<TrackedEpisodes> {
    const tracked = stretches.map((stretch) => trackStretch(stretch, open.get(seriesId(stretch))));
    const leads = await this.readLeads(tracked);
    const dated = tracked.map((one) => {
      const earlier = leads.get(seriesId(one.stretch));
      return earlier ? dateBack(one, earlier) : one;
    });
    return {
      changes: dated.flatMap((one) => one.touched.map((after) => changeOf(one, after))),
      episodes: new Map(dated.map(({ stretch, touched }) => [seriesId(stretch), touched])),
    };
  }

  /** Only what began with the first sample of its stretch may have begun before. */
  private readLeads(
    tracked: readonly TrackedStretch[],
  ): Promise<ReadonlyMap<string, readonly EarlierSample[]>> {
    const led = tracked.filter((one) => findLed(one, one.touched));
    const queries = led.map(({ stretch: { assetId, metricName }, scored }) => {
      return { assetId, metricName, beforeMs: scored[0]?.atMs ?? 0 };
    });
    return this.leads.findLeads(queries, LEAD_MS);
  }
}

function trackStretch(stretch: ScoredStretch, open: Episode | undefined): TrackedStretch {
  const scored = samplesOf(stretch);
  const samples = toTracked(scored);
  const touched = trackEpisodes({ open, samples }, ruleFor(stretch.threshold), describerOf(stretch, scored));
  return { stretch, scored, open, samples, touched };
}

function dateBack(tracked: TrackedStretch, earlier: readonly EarlierSample[]): TrackedStretch {
  const { stretch, scored, touched } = tracked;
  const [rule, describer] = [ruleFor(stretch.threshold), describerOf(stretch, scored)];
  return { ...tracked, touched: backdate(touched, { ...tracked, earlier }, rule, describer) };
}

function changeOf({ stretch, scored, open }: TrackedStretch, after: Episode): EpisodeChange {
  return {
    before: after.id === open?.id ? open : undefined,
    after,
    assetStatus: stretch.asset.status,
    hasMore: stretch.hasMore,
    facts: factsOf(stretch, scored, after),
  };
}

function factsOf(stretch: ScoredStretch, samples: readonly ScoredSample[], episode: Episode): EpisodeFacts {
  const peak = samples.find(({ atMs }) => atMs === episode.peakAt.getTime())?.explanation;
  const unexplained = { low: episode.peakValue, median: episode.peakValue, high: episode.peakValue };
  return {
    assetName: stretch.asset.name,
    assetTier: stretch.asset.tier,
    unit: stretch.unit,
    expected: peak?.expected ?? unexplained,
    contributions: peak?.contributions ?? [],
  };
}
