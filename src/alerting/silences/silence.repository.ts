import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { Mute, NewMute } from './silence.js';

interface MuteRow extends Omit<Mute, 'startsAt' | 'endsAt' | 'createdAt'> {
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly createdAtMs: number;
}

export interface MutePageRequest {
  /** Those that end after this, or all of them. */
  readonly endsAfter: Date | undefined;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS = sql`id, "assetId", "metricName", reason,
  (extract(epoch from "startsAt") * 1000)::float8 as "startsAtMs",
  (extract(epoch from "endsAt") * 1000)::float8 as "endsAtMs",
  (extract(epoch from "createdAt") * 1000)::float8 as "createdAtMs"`;

@Injectable()
export class MuteRepository {
  constructor(private readonly em: EntityManager) {}

  async add({ assetId, metricName, startsAt, endsAt, reason, createdAt }: NewMute): Promise<Mute> {
    const [mute] = await this.read(sql<MuteRow>`
      insert into anomaly_mutes ("assetId", "metricName", "startsAt", "endsAt", reason, "createdAt")
      values (${assetId}, ${metricName}, ${startsAt}, ${endsAt}, ${reason}, ${createdAt})
      returning ${COLUMNS}`);
    if (!mute) throw new RangeError('The database stored no mute');
    return mute;
  }

  /** @returns one page, the earliest start first */
  find({ endsAfter, limit, offset }: MutePageRequest): Promise<readonly Mute[]> {
    const after = endsAfter ?? null;
    return this.read(sql<MuteRow>`
      select ${COLUMNS} from anomaly_mutes
      where ${after}::timestamptz is null or "endsAt" is null or "endsAt" > ${after}::timestamptz
      order by "startsAt", id limit ${limit} offset ${offset}`);
  }

  /** @returns every mute that is for one of the assets, or for all of them */
  findFor(assetIds: readonly string[]): Promise<readonly Mute[]> {
    return this.read(sql<MuteRow>`
      select ${COLUMNS} from anomaly_mutes
      where "assetId" is null or "assetId" = any (${[...assetIds]}::text[])`);
  }

  /**
   * @param id - a UUID
   * @returns what was removed; undefined where there is none of that id
   */
  async remove(id: string): Promise<Mute | undefined> {
    const [mute] = await this.read(
      sql<MuteRow>`delete from anomaly_mutes where id = ${id}::uuid returning ${COLUMNS}`,
    );
    return mute;
  }

  private async read(query: RawBuilder<MuteRow>): Promise<readonly Mute[]> {
    const { rows } = await query.execute(this.em.getKysely());
    return rows.map(({ startsAtMs, endsAtMs, createdAtMs, ...mute }) => ({
      ...mute,
      startsAt: new Date(startsAtMs),
      endsAt: endsAtMs === null ? null : new Date(endsAtMs),
      createdAt: new Date(createdAtMs),
    }));
  }
}
