import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import { Recurrence, type RecurrenceFields } from './recurrence.js';
import type { NewSilence, Silence } from './silence.js';

interface SilenceRow extends Omit<Silence, 'startsAt' | 'endsAt' | 'recurrence' | 'createdAt'> {
  readonly recurrence: RecurrenceFields | null;
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly createdAtMs: number;
}

export interface SilencePageRequest {
  /** Those that end after this, or all of them. */
  readonly endsAfter: Date | undefined;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS = sql`id, "assetId", "metricName", kind, text, "maxSeverity", reason, recurrence,
  ${epochMs(sql`"startsAt"`)} as "startsAtMs",
  ${epochMs(sql`"endsAt"`)} as "endsAtMs",
  ${epochMs(sql`"createdAt"`)} as "createdAtMs"`;

/** Each is held against each signal. */
const MOST_IN_FORCE = 2_000;

@Injectable()
export class SilenceRepository {
  constructor(private readonly em: EntityManager) {}

  async addSilence({
    assetId,
    metricName,
    kind,
    text,
    maxSeverity,
    startsAt,
    endsAt,
    recurrence,
    reason,
    createdAt,
  }: NewSilence): Promise<Silence> {
    const fields = recurrence && JSON.stringify(recurrence.fields);
    const [silence] = await this.readSilences(sql<SilenceRow>`
      insert into silences ("assetId", "metricName", kind, text, "maxSeverity", "startsAt", "endsAt", recurrence, reason, "createdAt")
      values (${assetId}, ${metricName}, ${kind}, ${text}, ${maxSeverity}, ${startsAt}, ${endsAt}, ${fields}::jsonb, ${reason}, ${createdAt})
      returning ${COLUMNS}`);
    if (!silence) throw new RangeError('The database stored no silence');
    return silence;
  }

  /** @returns one page, the earliest start first */
  findSilences({ endsAfter, limit, offset }: SilencePageRequest): Promise<readonly Silence[]> {
    const after = endsAfter ?? null;
    return this.readSilences(sql<SilenceRow>`
      select ${COLUMNS} from silences
      where ${after}::timestamptz is null or "endsAt" is null or "endsAt" > ${after}::timestamptz
      order by "startsAt", id limit ${limit} offset ${offset}`);
  }

  /** @returns every silence that is for one of the assets, or for all of them */
  findFor(assetIds: readonly string[]): Promise<readonly Silence[]> {
    return this.readSilences(sql<SilenceRow>`
      select ${COLUMNS} from silences
      where "assetId" is null or "assetId" = any (${[...assetIds]}::text[])`);
  }

  /** @returns those that are not over, or were not an hour ago; the latest of them where there are very many */
  findAll(): Promise<readonly Silence[]> {
    return this.readSilences(sql<SilenceRow>`
      select ${COLUMNS} from silences
      where "endsAt" is null or "endsAt" > now() - interval '1 hour' order by "createdAt" desc limit ${MOST_IN_FORCE}`);
  }

  /**
   * @param id - a UUID
   * @returns what was removed; undefined where there is none of that id
   */
  async remove(id: string): Promise<Silence | undefined> {
    const [silence] = await this.readSilences(
      sql<SilenceRow>`delete from silences where id = ${id}::uuid returning ${COLUMNS}`,
    );
    return silence;
  }

  private async readSilences(query: RawBuilder<SilenceRow>): Promise<readonly Silence[]> {
    const { rows } = await query.execute(this.em.getKysely());
    return rows.map(({ startsAtMs, endsAtMs, createdAtMs, recurrence, ...silence }) => ({
      ...silence,
      startsAt: toDate(startsAtMs),
      endsAt: toDate(endsAtMs),
      recurrence: recurrence && new Recurrence(recurrence),
      createdAt: toDate(createdAtMs),
    }));
  }
}
