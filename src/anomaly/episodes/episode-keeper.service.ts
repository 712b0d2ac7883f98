import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { reasonOf } from '../explanation/anomaly-metadata.js';
import { isExplained, samplesOf, type ScoredSample, type ScoredStretch } from '../scoring/scored-stretch.js';
import type { Episode } from './episode.js';
import { EpisodePublisher, type EpisodeStep, type NoticeFacts } from './episode-publisher.service.js';
import { EpisodeRepository } from './episode.repository.js';
import { type EpisodeRule, trackEpisodes } from './track-episodes.js';

const NORMAL_SAMPLES_TO_CLOSE = 3;
/** What returns within half an hour is the same incident to whoever is called about it. */
const QUIET_MS_TO_CLOSE = 1_800_000;

export interface EpisodeChanges {
  readonly nOpened: number;
  readonly nClosed: number;
}

/** Turns scored samples into episodes. */
@Injectable()
export class EpisodeKeeper {
  private readonly rule: EpisodeRule;

  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly publisher: EpisodePublisher,
    @Inject(SERVICE_CONFIG) config: Pick<ServiceConfig, 'detection'>,
  ) {
    this.rule = {
      threshold: config.detection.threshold,
      normalSamplesToClose: NORMAL_SAMPLES_TO_CLOSE,
      quietMsToClose: QUIET_MS_TO_CLOSE,
    };
  }

  /** Takes new samples in; call inside the transaction that stores their scores. */
  async advance(stretches: readonly ScoredStretch[]): Promise<EpisodeChanges> {
    const open = await this.episodes.findOpen(stretches);
    const steps = stretches.flatMap((stretch) => this.track(stretch, open.get(seriesId(stretch))));
    await this.publisher.publish(steps);
    return {
      nOpened: steps.filter(({ before }) => !before).length,
      nClosed: steps.filter(({ after }) => after.status === 'closed').length,
    };
  }

  private track(stretch: ScoredStretch, open: Episode | undefined): readonly EpisodeStep[] {
    const samples = samplesOf(stretch);
    const anomalous = new Map(samples.filter(isExplained).map((sample) => [sample.atMs, sample]));
    const tracked = samples.map(({ atMs, value, score }) => ({ at: new Date(atMs), value, score }));
    const episodes = trackEpisodes(open, tracked, this.rule, ({ at }) => {
      const sample = anomalous.get(at.getTime());
      return {
        id: randomUUID(),
        assetId: stretch.assetId,
        metricName: stretch.metricName,
        direction: sample?.explanation.direction ?? 'high',
        reason: sample ? reasonOf(stretch, sample) : '',
        modelVersion: stretch.modelVersion,
      };
    });
    return episodes.map((after) => ({
      before: after.id === open?.id ? open : undefined,
      after,
      facts: factsOf(stretch, samples, after),
    }));
  }
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
