import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs } from '../../../platform/database/index.js';
import { MISSING_DATA } from '../episode.js';

/** How many episodes of an asset began on a day, by metric. */
export interface EpisodeDay {
  readonly assetId: string;
  readonly metricName: string;
  /** Days of UTC since 1970. */
  readonly day: number;
  readonly nEpisodes: number;
}

/** Counts episodes day by day. */
@Injectable()
export class EpisodeDays {
  constructor(private readonly em: EntityManager) {}

  /** @returns days with an episode since an instant, missing data aside */
  async countSince(assetIds: readonly string[], since: Date): Promise<readonly EpisodeDay[]> {
    if (assetIds.length === 0) return [];
    const { rows } = await sql<EpisodeDay>`
      select "assetId", "metricName", floor(${epochMs(sql`"startedAt"`)} / 86400000)::int as day, count(*)::int as "nEpisodes"
      from anomaly_episodes
      where "assetId" = any (${[...assetIds]}::text[]) and "startedAt" >= ${since} and direction <> ${MISSING_DATA}
      group by 1, 2, 3
    `.execute(this.em.fork().getKysely());
    return rows;
  }
}
