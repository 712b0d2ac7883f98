import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, floatArray, instantOf, streamRows, unnest } from '../../platform/database/index.js';
import type { SeriesSamples } from '../../ml/index.js';
import type { SampleRun } from '../merge-samples.js';
import type { ArrivalQuery } from '../series.js';
import {
  decodeSamples,
  NO_SAMPLES,
  type ReadLimit,
  rowsPerFetch,
  samplesAsBytes,
  type StoredSamples,
} from '../stored-samples.js';
import type { Gap, ReadMark, StoredName, Wanted } from './read-mark.js';

const SERIES_PER_TRIM = 100;

export type WantedName = StoredName & Wanted;

interface NameCounts {
  /** Names of the assets that were asked for at least once. */
  readonly nRead: number;
  /** Those of them that have samples. */
  readonly nInUse: number;
}

interface MarkRow {
  readonly ordinal: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly newestMs: number | null;
  readonly emptySinceMs: number | null;
}

/** The samples that were read over EMS Core's REST API, and what has been asked for. */
@Injectable()
export class RestSampleRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns one mark per name, in order; undefined for one that was never read */
  async findMarks(names: readonly StoredName[]): Promise<readonly (ReadMark | undefined)[]> {
    const { rows } = await sql<MarkRow>`
      select n.ordinal::int - 1 as ordinal, ${epochMs(sql`s."readFrom"`)} as "fromMs",
        ${epochMs(sql`s."readUntil"`)} as "untilMs",
        ${epochMs(sql`s."newestAt"`)} as "newestMs",
        ${epochMs(sql`s."emptySince"`)} as "emptySinceMs"
      from ${unnest(names, ['text', ({ assetId }) => assetId], ['text', ({ name }) => name])}
        with ordinality as n(asset, name, ordinal)
      join rest_series s on s."assetId" = n.asset and s."metricName" = n.name
    `.execute(this.connection());
    const marks = new Map(
      rows.map(({ ordinal, fromMs, untilMs, newestMs, emptySinceMs }) => [
        ordinal,
        { fromMs, untilMs, newestMs: newestMs ?? undefined, emptySinceMs: emptySinceMs ?? undefined },
      ]),
    );
    return names.map((_, index) => marks.get(index));
  }

  /** Stores what EMS Core answered, and that it was asked: both or neither. A sample that is there already stays as it is. */
  async addSamples(
    { assetId, name }: StoredName,
    gap: Gap,
    { timestamps, values }: SeriesSamples,
  ): Promise<void> {
    const newestMs = timestamps.at(-1);
    const newest = newestMs === undefined ? sql`null::timestamptz` : instantOf(newestMs);
    await sql`
      with series as (
        insert into rest_series as s ("assetId", "metricName", "readFrom", "readUntil", "newestAt", "emptySince")
        values (${assetId}, ${name}, ${instantOf(gap.fromMs)}, ${instantOf(gap.untilMs)}, ${newest},
          case when ${newest} is null then ${instantOf(gap.untilMs)} end)
        on conflict ("assetId", "metricName") do update set
          "readFrom" = least(s."readFrom", excluded."readFrom"),
          "readUntil" = greatest(s."readUntil", excluded."readUntil"),
          "newestAt" = greatest(s."newestAt", excluded."newestAt"),
          "emptySince" = case when s."newestAt" is null then case when excluded."newestAt" is null then s."emptySince" end end
        returning id
      )
      insert into rest_samples (series, timestamp, value)
      select series.id, to_timestamp(r.at / 1000.0), nullif(r.value, 'NaN')
      from series, unnest(${floatArray(timestamps)}, ${floatArray(values)}) as r(at, value)
      on conflict do nothing
    `.execute(this.connection());
  }

  /** @returns one run per name, in order, each of the oldest or newest `limit` samples at most */
  async readSamples(names: readonly WantedName[], { limit, keep }: ReadLimit): Promise<readonly SampleRun[]> {
    const runs = names.map((): SampleRun => ({ ...NO_SAMPLES, isTruncated: false }));
    const query = sql<StoredSamples>`
      select n.ordinal::int - 1 as range, r.bytes
      from ${unnest(
        names,
        ['text', ({ assetId }) => assetId],
        ['text', ({ name }) => name],
        ['float8', ({ afterMs }) => afterMs / 1000],
        ['float8', ({ untilMs }) => untilMs / 1000],
      )} with ordinality as n(asset, name, after_seconds, until_seconds, ordinal)
      join rest_series s on s."assetId" = n.asset and s."metricName" = n.name
      cross join lateral (
        select ${samplesAsBytes(sql`o.timestamp`, sql`o.value`)} as bytes
        from (
          select r.timestamp, r.value from rest_samples r
          where r.series = s.id and r.timestamp > to_timestamp(n.after_seconds) and r.timestamp <= to_timestamp(n.until_seconds)
          order by r.timestamp ${keep === 'newest' ? sql`desc` : sql`asc`} limit ${limit}
        ) o
      ) r
      where r.bytes is not null
    `;
    for await (const { range, bytes } of streamRows(this.connection(), query, rowsPerFetch(limit))) {
      const samples = decodeSamples(bytes, keep);
      runs[range] = { ...samples, isTruncated: samples.timestamps.length >= limit };
    }
    return runs;
  }

  /** @returns the times of the samples with a value, by name */
  async listStored({
    assetIds,
    afterMs,
    untilMs,
  }: ArrivalQuery): Promise<readonly (StoredName & { readonly timestamps: Float64Array })[]> {
    const { rows } = await sql<StoredName & { readonly bytes: Buffer }>`
      select s."assetId", s."metricName" as name, ${samplesAsBytes(sql`r.timestamp`, sql`0`)} as bytes
      from rest_series s join rest_samples r on r.series = s.id and r.value is not null
        and r.timestamp > ${instantOf(afterMs)} and r.timestamp <= ${instantOf(untilMs)}
      where ${assetIds === undefined ? sql`true` : sql`s."assetId" = any (${[...assetIds]}::text[])`}
      group by 1, 2
    `.execute(this.connection());
    return rows.map(({ assetId, name, bytes }) => {
      return { assetId, name, timestamps: decodeSamples(bytes, 'oldest').timestamps };
    });
  }

  async count(assetIds: readonly string[]): Promise<NameCounts> {
    const { rows } = await sql<NameCounts>`
      select count(*)::int as "nRead", count("newestAt")::int as "nInUse"
      from rest_series where "assetId" = any (${[...assetIds]}::text[])
    `.execute(this.connection());
    return rows[0] ?? { nRead: 0, nInUse: 0 };
  }

  /** Forgets samples from before, some series at a time, and names that nobody has asked for since. */
  async trim(beforeMs: number, nowMs: number): Promise<void> {
    const before = instantOf(beforeMs);
    await sql`delete from rest_series where "readUntil" < ${before}`.execute(this.connection());
    for (;;) {
      const { rows } = await sql<{ readonly n: number }>`
        with trimmed as (
          update rest_series set "readFrom" = ${before},
            "newestAt" = case when "newestAt" >= ${before} then "newestAt" end,
            "emptySince" = case when "newestAt" < ${before} then ${instantOf(nowMs)} else "emptySince" end
          where id in (select id from rest_series where "readFrom" < ${before} limit ${SERIES_PER_TRIM})
          returning id
        ), gone as (
          delete from rest_samples r using trimmed where r.series = trimmed.id and r.timestamp < ${before}
        )
        select count(*)::int as n from trimmed
      `.execute(this.connection());
      if (rows[0]?.n !== SERIES_PER_TRIM) return;
    }
  }

  private connection(): ReturnType<EntityManager['getKysely']> {
    return this.em.fork().getKysely();
  }
}
