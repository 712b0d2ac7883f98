import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../../metrics/index.js';
import { LiveEvents, type NewLiveEvent } from '../../../platform/live-events/index.js';
import { episodeEvent } from '../episode-events.js';
import { EpisodeRepository } from '../episode.repository.js';

/** Sends open dashboards the news of feedback on an episode. */
@Injectable()
export class FeedbackNews {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly assets: AssetDirectory,
    private readonly events: LiveEvents,
  ) {}

  /** @throws EpisodeNotFoundError */
  async eventOf(episodeId: string): Promise<NewLiveEvent> {
    const episode = await this.episodes.getById(episodeId);
    const names = await this.assets.namesOf([episode.assetId]);
    return episodeEvent('feedback', episode, names.get(episode.assetId) ?? null);
  }

  /** Call inside the transaction that stores the feedback. */
  publish(event: NewLiveEvent): Promise<void> {
    return this.events.append(event);
  }
}
