import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, toDate, unnest } from '../../platform/database/index.js';
import type { Failure, FailureChange, KnownFailure } from './failure.js';

type FailureRow = Omit<Failure, 'failedAt' | 'endedAt' | 'recordedAt' | 'struckOutAt'> & {
  readonly failedMs: number;
  readonly endedMs: number | null;
  readonly recordedMs: number;
  readonly struckOutMs: number | null;
};

/** Which failures to list, the newest first. */
export interface FailureQuery {
  readonly assetId?: string | undefined;
  readonly isWithStruckOut: boolean;
  /** Those before this one in time. */
  readonly after?: { readonly failedMs: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** More than a model is fitted to. */
const MOST_KNOWN = 50_000;
const MOST_CHANGES = 100;

const COLUMNS = sql`id, "assetId", source, reason, "recordedBy", ${epochMs(sql`"failedAt"`)} as "failedMs",
  ${epochMs(sql`"endedAt"`)} as "endedMs", ${epochMs(sql`"recordedAt"`)} as "recordedMs", ${epochMs(sql`"struckOutAt"`)} as "struckOutMs"`;

/** Keeps failures and what was said of them. */
@Injectable()
export class FailureRepository {
  constructor(private readonly em: EntityManager) {}

  findPage({ assetId, isWithStruckOut, after, limit }: FailureQuery): Promise<readonly Failure[]> {
    const ofAsset = assetId === undefined ? sql`true` : sql`"assetId" = ${assetId}`;
    const counting = isWithStruckOut ? sql`true` : sql`"struckOutAt" is null`;
    const older =
      after === undefined
        ? sql`true`
        : sql`("failedAt", id) < (${instantOf(after.failedMs)}, ${after.id}::uuid)`;
    return this.read(
      sql`${ofAsset} and ${counting} and ${older} order by "failedAt" desc, id desc limit ${limit}`,
    );
  }

  async find(id: string): Promise<Failure | undefined> {
    const [failure] = await this.read(sql`id = ${id}`);
    return failure;
  }

  /** Of an asset around an instant, those that were struck out included. */
  findAround(assetId: string, from: Date, until: Date): Promise<readonly Failure[]> {
    return this.read(sql`
      "assetId" = ${assetId} and "failedAt" <= ${until} and coalesce("endedAt", "failedAt") >= ${from}
      order by "failedAt" limit ${MOST_CHANGES}`);
  }

  /** Those that count, oldest first; the newest where there are too many. */
  async findKnown(since: Date): Promise<readonly KnownFailure[]> {
    const found = await this.read(
      sql`"struckOutAt" is null and "failedAt" >= ${since} order by "failedAt" desc, id limit ${MOST_KNOWN}`,
    );
    return found.toReversed();
  }

  /** Those that were struck out, too, as the caller's transaction sees them. */
  findAll(since: Date): Promise<readonly Failure[]> {
    return this.read(sql`"failedAt" >= ${since} order by "failedAt" desc, id limit ${MOST_KNOWN}`);
  }

  /** Adds those that are not there, with who recorded them; call inside a transaction. @returns how many were new */
  async add(failures: readonly Failure[]): Promise<number> {
    if (failures.length === 0) return 0;
    const { rows } = await sql<{ readonly id: string }>`
      with added as (
        insert into asset_failures (id, "assetId", source, "failedAt", "endedAt", reason, "recordedAt", "recordedBy")
        select id::uuid, asset, source, to_timestamp(failed / 1000), to_timestamp(ended / 1000), reason, to_timestamp(recorded / 1000), who
        from ${unnest(
          failures,
          ['text', ({ id }) => id],
          ['text', ({ assetId }) => assetId],
          ['text', ({ source }) => source],
          ['float8', ({ failedAt }) => failedAt.getTime()],
          ['float8', ({ endedAt }) => endedAt?.getTime() ?? null],
          ['text', ({ reason }) => reason],
          ['float8', ({ recordedAt }) => recordedAt.getTime()],
          ['text', ({ recordedBy }) => recordedBy],
        )} as f(id, asset, source, failed, ended, reason, recorded, who)
        on conflict do nothing returning id, "recordedAt", "recordedBy", reason
      )
      insert into failure_changes ("failureId", at, "by", change, reason)
      select id, "recordedAt", "recordedBy", 'recorded', reason from added returning "failureId" as id
    `.execute(this.em.getKysely());
    return rows.length;
  }

  /** Call inside a transaction. */
  async change(id: string, { at, by, change, reason }: FailureChange): Promise<void> {
    const struckOutAt = change === 'struck-out' ? at : null;
    await sql`update asset_failures set "struckOutAt" = ${struckOutAt} where id = ${id}`.execute(
      this.em.getKysely(),
    );
    await sql`
      insert into failure_changes ("failureId", at, "by", change, reason) values (${id}, ${at}, ${by}, ${change}, ${reason})
    `.execute(this.em.getKysely());
  }

  async end(id: string, endedAt: Date): Promise<void> {
    await sql`update asset_failures set "endedAt" = ${endedAt} where id = ${id}`.execute(this.em.getKysely());
  }

  /** The newest, oldest first, by the id of the failure. */
  async findChanges(ids: readonly string[]): Promise<ReadonlyMap<string, readonly FailureChange[]>> {
    type Row = Omit<FailureChange, 'at'> & { readonly failureId: string; readonly atMs: number };
    const { rows } = await sql<Row>`
      select c.* from unnest(${[...ids]}::uuid[]) as f(id) cross join lateral (
        select id as n, "failureId", ${epochMs(sql`at`)} as "atMs", "by", change, reason from failure_changes
        where "failureId" = f.id order by id desc limit ${MOST_CHANGES}
      ) as c order by c.n`.execute(this.em.getKysely());
    const changes = rows.map(({ atMs, failureId, by, change, reason }) => {
      return { failureId, at: toDate(atMs), by, change, reason };
    });
    return Map.groupBy(changes, ({ failureId }) => failureId);
  }

  private async read(rest: RawBuilder<unknown>): Promise<readonly Failure[]> {
    const { rows } = await sql<FailureRow>`select ${COLUMNS} from asset_failures where ${rest}`.execute(
      this.em.getKysely(),
    );
    return rows.map(({ failedMs, endedMs, recordedMs, struckOutMs, ...row }) => ({
      ...row,
      failedAt: toDate(failedMs),
      endedAt: toDate(endedMs),
      recordedAt: toDate(recordedMs),
      struckOutAt: toDate(struckOutMs),
    }));
  }
}
