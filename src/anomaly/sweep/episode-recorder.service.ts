import { Injectable } from '@nestjs/common';
import { EpisodeAnnouncer } from '../episodes/episode-announcer.js';
import type { EpisodeChange } from '../episodes/episode-change.js';
import { EpisodeRepository } from '../episodes/episode.repository.js';

/** Has changes of episodes announced, and stores the episodes. */
@Injectable()
export class EpisodeRecorder {
  constructor(
    private readonly announcer: EpisodeAnnouncer,
    private readonly episodes: EpisodeRepository,
  ) {}

  /** Call inside a transaction. */
  async record(changes: readonly EpisodeChange[]): Promise<void> {
    if (changes.length > 0) await this.episodes.save(await this.announcer.announce(changes));
  }
}
