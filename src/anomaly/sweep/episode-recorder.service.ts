import { Injectable } from '@nestjs/common';
import { EpisodeAnnouncer } from '../episodes/episode-announcer.js';
import type { EpisodeChange } from '../episodes/episode-change.js';
import { LiveEvents } from '../../platform/live-events/index.js';
import { episodeEvents } from '../episodes/episode-events.js';
import { EpisodeRepository } from '../episodes/episode.repository.js';

/** Has changes of episodes announced, stores the episodes, and sends them to open dashboards. */
@Injectable()
export class EpisodeRecorder {
  constructor(
    private readonly announcer: EpisodeAnnouncer,
    private readonly episodes: EpisodeRepository,
    private readonly events: LiveEvents,
  ) {}

  /** Call inside a transaction. */
  async record(changes: readonly EpisodeChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.episodes.save(await this.announcer.announce(changes));
    await this.events.append(...episodeEvents(changes));
  }
}
