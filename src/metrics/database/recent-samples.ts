import { type RawBuilder, sql } from 'kysely';
import type { SeriesSamples } from '../../ml/index.js';
import { samplesAsBytes } from '../stored-samples.js';
import { type Layout, NEXT_MILLISECOND, type TableColumns, textIds } from './table-layout.js';

/** A range of one series under one of the names the platform may have stored it by. */
interface Range {
  readonly assetId: string;
  readonly storedName: string;
  readonly afterMs: number;
  readonly untilMs: number;
}

/** All samples of an asset between two times, `afterMs < timestamp <= untilMs`, both epoch milliseconds. */
export interface AssetSpan {
  readonly assetId: string;
  readonly afterMs: number;
  readonly untilMs: number;
}

/** What an asset has by one name. */
export interface RecentSamples {
  /** Which of the spans they belong to. */
  readonly span: number;
  readonly name: string;
  /** As `samplesAsBytes` makes them. */
  readonly bytes: Buffer;
}

/** Ranges so short are read by asset: one look for all of its metrics, which report about as often. */
const RECENT_MS = 120_000;

export function isRecent({ afterMs, untilMs }: Range): boolean {
  return untilMs - afterMs <= RECENT_MS;
}

/** @returns one span for each asset of the ranges, as long as all of them */
export function spansOf(ranges: readonly Range[]): readonly AssetSpan[] {
  return [...Map.groupBy(ranges, ({ assetId }) => assetId)].map(([assetId, ofAsset]) => ({
    assetId,
    afterMs: ofAsset.reduce((first, { afterMs }) => Math.min(first, afterMs), Infinity),
    untilMs: ofAsset.reduce((last, { untilMs }) => Math.max(last, untilMs), -Infinity),
  }));
}

/** The samples of the spans, by name, ascending by time. */
export function recentQuery(
  spans: readonly AssetSpan[],
  { idArray, clock, columns: present }: Layout,
  { table, asset, name, createdAt }: TableColumns,
): RawBuilder<RecentSamples> {
  const [from, to] = [sql`r.from_seconds`, sql`r.to_seconds`];
  const written = clock.written(from, to);
  // Of what was written at one wall clock the latest counts: it comes first in time.
  const latestFirst = clock.isSteady || !present.has(createdAt) ? sql`` : sql`, h.${sql.ref(createdAt)} desc`;
  const [id, called] = [sql`h.${sql.ref(asset)}`, sql`h.${sql.ref(name)}`];
  return sql<RecentSamples>`
    select r.ordinal::int - 1 as span, s.name, s.bytes
    from unnest(
      ${textIds(
        spans.map(({ assetId }) => assetId),
        idArray,
      )},
      ${spans.map(({ afterMs }) => afterMs / 1000 + NEXT_MILLISECOND)}::float8[],
      ${spans.map(({ untilMs }) => untilMs / 1000 + NEXT_MILLISECOND)}::float8[]
    ) with ordinality as r(asset_id, from_seconds, to_seconds, ordinal)
    cross join lateral (
      select o.name, ${samplesAsBytes(sql`o.at`, sql`o.value`)} as bytes
      from (
        select ${called} as name, i.at, h.value from ${sql.table(table)} h ${clock.instants(sql`h.timestamp`, from, to)}
        where (${id}, h.timestamp) >= (r.asset_id, ${written.from}) and (${id}, h.timestamp) < (r.asset_id, ${written.to})
        order by ${called}, i.at ${latestFirst}
      ) o
      group by o.name
    ) s`;
}

/** The part of the samples that lies in a range, `limit` of them at most, the oldest. */
export function partOf(
  { timestamps, values }: SeriesSamples,
  { afterMs, untilMs }: Range,
  limit: number,
): SeriesSamples {
  const from = timestamps.findIndex((at) => at > afterMs);
  const end = timestamps.findIndex((at) => at > untilMs);
  const first = from < 0 ? timestamps.length : from;
  const last = Math.min(end < 0 ? timestamps.length : end, first + limit);
  if (first === 0 && last === timestamps.length) return { timestamps, values };
  return { timestamps: timestamps.slice(first, last), values: values.slice(first, last) };
}
