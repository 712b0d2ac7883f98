import { Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { MISSING_DATA } from './episode.js';
import { EpisodeRepository } from './episode.repository.js';

/** Gives other modules the open episodes. */
@Injectable()
export class OpenEpisodes {
  constructor(private readonly episodes: EpisodeRepository) {}

  count(): Promise<number> {
    return this.episodes.countOpen();
  }

  /** @returns how many episodes began and how many ended since a time, missing data included */
  countChanges(since: Date): Promise<{ readonly nOpened: number; readonly nClosed: number }> {
    return this.episodes.countChanges(since);
  }

  /** @returns the start of the open episode of each series that has one, epoch milliseconds, by `seriesId`; missing data aside */
  async startsOf(assetIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const open = await this.episodes.findOpenOf(assetIds);
    return new Map(
      open
        .filter(({ direction }) => direction !== MISSING_DATA)
        .map((episode) => [seriesId(episode), episode.startedAt.getTime()]),
    );
  }
}
