import { Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../../metrics/index.js';
import { EpisodeRepository } from '../episode.repository.js';
import type { Feedback } from '../feedback/feedback.js';
import { FeedbackRepository } from '../feedback/feedback.repository.js';

/** More than these say no more of a model. */
const MAX_EPISODES = 500;

/** An episode of the past, as far as other modules are concerned. */
export interface KnownEpisode extends SeriesKey {
  readonly id: string;
  readonly peakScore: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** The newest feedback; undefined without any. */
  readonly feedback: Feedback | undefined;
}

/** The episodes of the past, so that a new model can be asked whether it would have noticed them. */
@Injectable()
export class KnownEpisodes {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly feedback: FeedbackRepository,
  ) {}

  /** @returns the newest episodes since a time, open ones too, missing data aside */
  async since(since: Date): Promise<readonly KnownEpisode[]> {
    const episodes = await this.episodes.findMeasuredSince(since, MAX_EPISODES);
    const feedback = await this.feedback.findAll(episodes.map(({ id }) => id));
    return episodes.map(({ id, assetId, metricName, startedAt, lastAnomalousAt, peakScore }) => ({
      id,
      peakScore,
      assetId,
      metricName,
      fromMs: startedAt.getTime(),
      untilMs: lastAnomalousAt.getTime(),
      feedback: feedback.get(id)?.[0]?.feedback,
    }));
  }
}
