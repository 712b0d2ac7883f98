import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { textArray } from '../../platform/database/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { isOneOf } from '../is-one-of.js';
import { MISSING_DATA } from './episode.js';
import { isUuid } from '../../platform/ids/index.js';
import type { Episode } from './episode.js';
import { EpisodeEntity } from './episode.entity.js';
import { EpisodeNotFoundError } from './episode.errors.js';

interface EpisodeQuery {
  readonly assetId?: string;
  readonly metricName?: string;
  readonly status?: Episode['status'];
  /** Those that went on after this. */
  readonly since: Date;
  readonly limit: number;
  readonly offset: number;
}

type BriefEpisode = Pick<Episode, 'id' | 'assetId' | 'metricName' | 'severity' | 'direction'>;

export type OpenKey = Pick<Episode, 'assetId' | 'metricName' | 'direction'>;

@Injectable()
export class EpisodeRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns the open episode of each of the series that has one, by {@link seriesId} */
  async findOpen(series: readonly SeriesKey[]): Promise<ReadonlyMap<string, Episode>> {
    const open = await this.findOpenOf([...new Set(series.map(({ assetId }) => assetId))]);
    return new Map(open.map((episode) => [seriesId(episode), episode]));
  }

  /** @returns all open episodes of the assets, as the caller's transaction sees them */
  findOpenOf(assetIds: readonly string[]): Promise<readonly Episode[]> {
    const open = { status: 'open', assetId: { $in: [...assetIds] } } as const;
    return this.em.find(EpisodeEntity, open, { disableIdentityMap: true });
  }

  /** @returns of which series they are, as the caller's transaction sees them */
  async findOpenKeys(assetIds: readonly string[]): Promise<readonly OpenKey[]> {
    const { rows } = await sql<OpenKey>`
      select "assetId", "metricName", direction from anomaly_episodes
      where status = 'open' and "assetId" = any (${textArray(assetIds)})
    `.execute(this.em.getKysely());
    return rows;
  }

  /** @returns the same without what only one episode is read for, of all assets without a list */
  async findOpenBriefly(assetIds?: readonly string[]): Promise<readonly BriefEpisode[]> {
    const { rows } = await sql<BriefEpisode>`
      select id, "assetId", "metricName", severity, direction from anomaly_episodes
      where status = 'open' and ${isOneOf(assetIds)}
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns how many began and how many ended since a time */
  async countChanges(since: Date): Promise<{ readonly nOpened: number; readonly nClosed: number }> {
    const { rows } = await sql<{ nOpened: number; nClosed: number }>`
      select (select count(*)::int from anomaly_episodes where "startedAt" >= ${since}) as "nOpened",
        (select count(*)::int from anomaly_episodes where status = 'closed' and "endedAt" >= ${since}) as "nClosed"
    `.execute(this.em.fork().getKysely());
    return rows[0] ?? { nOpened: 0, nClosed: 0 };
  }

  /** @returns the series' episodes that went on after a time, missing data aside, oldest first; as the caller's transaction sees them */
  async findSince(
    series: readonly SeriesKey[],
    since: Date,
  ): Promise<ReadonlyMap<string, readonly Episode[]>> {
    const wanted = new Set(series.map(seriesId));
    const found = await this.em.find(
      EpisodeEntity,
      {
        assetId: { $in: [...new Set(series.map(({ assetId }) => assetId))] },
        direction: { $ne: MISSING_DATA },
        $or: [{ endedAt: null }, { endedAt: { $gte: since } }],
      },
      { orderBy: { startedAt: 'asc', id: 'asc' }, disableIdentityMap: true },
    );
    return Map.groupBy(
      found.filter((episode) => wanted.has(seriesId(episode))),
      seriesId,
    );
  }

  /** Call inside a transaction. */
  async save(episodes: readonly Episode[]): Promise<void> {
    // A closed episode first: a series has at most one open.
    const ordered = [...episodes].sort((a, b) => a.status.localeCompare(b.status));
    if (ordered.length > 0) await this.em.upsertMany(EpisodeEntity, ordered, { disableIdentityMap: true });
  }

  /** @returns one page, newest first, and how many there are in all */
  async findPage({ since, limit, offset, ...filters }: EpisodeQuery): Promise<{
    readonly episodes: readonly Episode[];
    readonly total: number;
  }> {
    const wanted = Object.fromEntries(
      Object.entries<unknown>(filters).filter(([, value]) => value !== undefined),
    );
    const [episodes, total] = await this.em
      .fork()
      .findAndCount(
        EpisodeEntity,
        { ...wanted, $or: [{ endedAt: null }, { endedAt: { $gt: since } }] },
        { orderBy: { startedAt: 'desc', id: 'asc' }, limit, offset },
      );
    return { episodes, total };
  }

  /**
   * @param id - as a client writes it
   * @throws EpisodeNotFoundError
   */
  async getById(id: string): Promise<Episode> {
    const episode = isUuid(id) ? await this.em.fork().findOne(EpisodeEntity, { id: id.toLowerCase() }) : null;
    if (!episode) throw new EpisodeNotFoundError(id);
    return episode;
  }

  /** @returns the peak scores of the series' episodes that began since a time, missing data aside */
  async findPeaks({ assetId, metricName }: SeriesKey, since: Date): Promise<readonly number[]> {
    const direction = { $ne: MISSING_DATA };
    const episodes = await this.em
      .fork()
      .find(EpisodeEntity, { assetId, metricName, direction, startedAt: { $gte: since } });
    return episodes.map(({ peakScore }) => peakScore);
  }

  /** @returns the newest episodes that began since a time, missing data aside */
  async findMeasuredSince(since: Date, limit: number): Promise<readonly Episode[]> {
    return this.em
      .fork()
      .find(
        EpisodeEntity,
        { direction: { $ne: MISSING_DATA }, startedAt: { $gte: since } },
        { orderBy: { startedAt: 'desc' }, limit },
      );
  }

  /** @returns the newest of the series' episodes that go on at some time between the two, missing data included, newest first */
  async findDuring(
    { assetId, metricName }: SeriesKey,
    { from, until, limit }: { readonly from: Date; readonly until: Date; readonly limit: number },
  ): Promise<readonly Episode[]> {
    return this.em.fork().find(
      EpisodeEntity,
      {
        assetId,
        metricName,
        startedAt: { $lte: until },
        $or: [{ endedAt: null }, { endedAt: { $gte: from } }],
      },
      { orderBy: { startedAt: 'desc', id: 'asc' }, limit },
    );
  }

  countOpen(): Promise<number> {
    return this.em.fork().count(EpisodeEntity, { status: 'open' });
  }
}
