import { Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { samplesOf, type ScoredSample, type ScoredStretch } from './scored-stretch.js';
import type { Episode } from './episode.js';
import { EpisodePublisher, type EpisodeStep, type NoticeFacts } from '../../alerting/announcing/announce-episodes.service.js';
import { EpisodeRepository } from './episode.repository.js';
import { LEAD_MS, ruleFor } from './episode-rule.js';
import { LeadRepository } from './lead.repository.js';
import { tellerOf } from './describe-episode.js';
import { type EarlierSample, trackEpisodes } from './track-episodes.js';

export interface EpisodeChanges {
  readonly nOpened: number;
  readonly nClosed: number;
}

export interface KeptEpisodes extends EpisodeChanges {
  /** What began, went on or ended in each series, by {@link seriesId}. */
  readonly episodes: ReadonlyMap<string, readonly Episode[]>;
}

/** A stretch on its way through the tracker. */
interface StretchInHand {
  readonly stretch: ScoredStretch;
  readonly samples: readonly ScoredSample[];
  readonly open: Episode | undefined;
}

/** Turns scored samples into episodes. */
@Injectable()
export class EpisodeKeeper {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly leads: LeadRepository,
    private readonly publisher: EpisodePublisher,
  ) {}

  /** Takes new samples in; call inside the transaction that stores their scores. */
  async advance(stretches: readonly ScoredStretch[]): Promise<KeptEpisodes> {
    const open = await this.episodes.findOpen(stretches);
    const inHand = stretches.map((stretch): StretchInHand => {
      return { stretch, samples: samplesOf(stretch), open: open.get(seriesId(stretch)) };
    });
    const leads = await this.readLeads(inHand);
    const tracked = inHand.map((one) => ({ ...one, touched: track(one, leads.get(seriesId(one.stretch))) }));
    const steps = tracked.flatMap(({ touched, ...one }) => touched.map((after) => stepOf(one, after)));
    await this.publisher.publish(steps);
    return {
      nOpened: steps.filter(({ before }) => !before).length,
      nClosed: steps.filter(({ after }) => after.status === 'closed').length,
      episodes: new Map(tracked.map(({ stretch, touched }) => [seriesId(stretch), touched])),
    };
  }

  /** Only a beginning has a start to be dated back. */
  private readLeads(
    inHand: readonly StretchInHand[],
  ): Promise<ReadonlyMap<string, readonly EarlierSample[]>> {
    const beginning = inHand.filter((one) => track(one).some(({ id }) => id !== one.open?.id));
    const queries = beginning.map(({ stretch: { assetId, metricName }, samples }) => {
      return { assetId, metricName, beforeMs: samples[0]?.atMs ?? 0 };
    });
    return this.leads.find(queries, LEAD_MS);
  }
}

function track(
  { stretch, samples, open }: StretchInHand,
  earlier: readonly EarlierSample[] = [],
): readonly Episode[] {
  const tracked = samples.map(({ atMs, value, score }) => ({ at: new Date(atMs), value, score }));
  return trackEpisodes({ open, earlier, samples: tracked }, ruleFor(stretch.bar), tellerOf(stretch, samples));
}

function stepOf({ stretch, samples, open }: StretchInHand, after: Episode): EpisodeStep {
  return {
    before: after.id === open?.id ? open : undefined,
    after,
    assetStatus: stretch.asset.status,
    hasMore: stretch.hasMore,
    facts: factsOf(stretch, samples, after),
  };
}

function factsOf(stretch: ScoredStretch, samples: readonly ScoredSample[], episode: Episode): NoticeFacts {
  const peak = samples.find(({ atMs }) => atMs === episode.peakAt.getTime())?.explanation;
  const nothing = { low: episode.peakValue, median: episode.peakValue, high: episode.peakValue };
  return {
    assetName: stretch.asset.name,
    assetTier: stretch.asset.tier,
    unit: stretch.unit,
    expected: peak?.expected ?? nothing,
    contributions: peak?.contributions ?? [],
  };
}
