import { Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../../metrics/index.js';
import type { Episode } from '../episode.js';
import { EpisodeRepository } from '../episode.repository.js';
import type { Feedback } from '../feedback/feedback.js';
import { FeedbackRepository } from '../feedback/feedback.repository.js';

/** More than these nobody distinguishes in a chart. */
const MOST_EPISODES = 500;

/** An episode with what operators said of it last. */
export interface RatedEpisode {
  readonly episode: Episode;
  readonly feedback: Feedback | null;
}

/** The episodes of one series, missing data included. */
@Injectable()
export class SeriesEpisodes {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly feedback: FeedbackRepository,
  ) {}

  /** @returns the newest 500 that go on at some time between the two, oldest first */
  async during(series: SeriesKey, from: Date, until: Date): Promise<readonly RatedEpisode[]> {
    const episodes = await this.episodes.findDuring(series, { from, until, limit: MOST_EPISODES });
    const feedback = await this.feedback.findAll(episodes.map(({ id }) => id));
    return episodes.toReversed().map((episode) => ({
      episode,
      feedback: feedback.get(episode.id)?.[0]?.feedback ?? null,
    }));
  }
}
