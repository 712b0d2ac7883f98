import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import type { Episode } from './episode.js';
import { EpisodeEntity } from './episode.entity.js';

@Injectable()
export class EpisodeRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns the open episode of each of the series that has one, by {@link seriesId} */
  async findOpen(series: readonly SeriesKey[]): Promise<ReadonlyMap<string, Episode>> {
    const assetIds = [...new Set(series.map(({ assetId }) => assetId))];
    const open = await this.em.find(
      EpisodeEntity,
      { status: 'open', assetId: { $in: assetIds } },
      { disableIdentityMap: true },
    );
    return new Map(open.map((episode) => [seriesId(episode), episode]));
  }

  /** Call inside a transaction. */
  async save(episodes: readonly Episode[]): Promise<void> {
    // A closed episode first: a series has at most one open.
    const ordered = [...episodes].sort((a, b) => a.status.localeCompare(b.status));
    if (ordered.length > 0) await this.em.upsertMany(EpisodeEntity, ordered, { disableIdentityMap: true });
  }

  countOpen(): Promise<number> {
    return this.em.fork().count(EpisodeEntity, { status: 'open' });
  }
}
