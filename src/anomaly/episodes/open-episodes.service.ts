import { Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { MISSING } from '../missing-data/missing-data-rule.js';
import { EpisodeRepository } from './episode.repository.js';

/** Tells other modules since when which series are not what they usually are. */
@Injectable()
export class OpenIncidents {
  constructor(private readonly episodes: EpisodeRepository) {}

  count(): Promise<number> {
    return this.episodes.countOpen();
  }

  /** @returns the start of the open episode of each series that has one, epoch milliseconds, by `seriesId`; silences aside */
  async startsOf(assetIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const open = await this.episodes.findOpenOf(assetIds);
    return new Map(
      open
        .filter(({ direction }) => direction !== MISSING)
        .map((episode) => [seriesId(episode), episode.startedAt.getTime()]),
    );
  }
}
