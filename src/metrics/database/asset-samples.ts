import { type RawBuilder, sql } from 'kysely';
import type { SeriesSamples } from '../../ml/index.js';
import { type ReadLimit, samplesAsBytes } from '../stored-samples.js';
import { type Layout, NEXT_MILLISECOND, type TableColumns, textIds } from './table-layout.js';

/** A range of one series under one of the names the platform may have stored it by. */
interface Range {
  readonly assetId: string;
  readonly storedName: string;
  readonly afterMs: number;
  readonly untilMs: number;
}

/** Samples of an asset between two times, `afterMs < timestamp <= untilMs`, both epoch milliseconds. */
export interface AssetSpan<Of extends Range = Range> {
  readonly assetId: string;
  readonly afterMs: number;
  readonly untilMs: number;
  /** Whose samples are among them. */
  readonly ranges: readonly Of[];
}

/** What is wanted of spans that may be long. */
export interface WantedSamples extends ReadLimit {
  readonly names: readonly string[];
}

/** What an asset has by one name. */
export interface AssetSamples {
  /** Which of the spans they belong to. */
  readonly span: number;
  readonly name: string;
  /** As `samplesAsBytes` makes them. */
  readonly bytes: Buffer;
}

/** Ranges so short, or that begin and end so close together, are read by asset: one look for all of its metrics. */
const CLOSE_MS = 120_000;

export function isRecent({ afterMs, untilMs }: Range): boolean {
  return untilMs - afterMs <= CLOSE_MS;
}

/** @returns one span for the ranges of each asset that begin and end about together, as long as all of them */
export function spansOf<Of extends Range>(ranges: readonly Of[]): readonly AssetSpan<Of>[] {
  return [...Map.groupBy(ranges, ({ assetId }) => assetId).values()].flatMap((ofAsset) => {
    const spans: { assetId: string; afterMs: number; untilMs: number; ranges: Of[] }[] = [];
    for (const range of ofAsset.toSorted((a, b) => a.afterMs - b.afterMs)) {
      const { assetId, afterMs, untilMs } = range;
      const last = spans.at(-1);
      if (!last || afterMs - last.afterMs > CLOSE_MS || Math.abs(untilMs - last.untilMs) > CLOSE_MS)
        spans.push({ assetId, afterMs, untilMs, ranges: [range] });
      else {
        last.untilMs = Math.max(untilMs, last.untilMs);
        last.ranges.push(range);
      }
    }
    return spans;
  });
}

/**
 * The samples of the spans, by name, in the order of time: descending where the newest are wanted.
 *
 * @param wanted - of each span, so many of all of its names together; everything without it
 */
export function assetsQuery(
  spans: readonly AssetSpan[],
  { idArray, clock, columns: present }: Layout,
  { table, asset, name, createdAt }: TableColumns,
  wanted?: WantedSamples,
): RawBuilder<AssetSamples> {
  const [from, to] = [sql`r.from_seconds`, sql`r.to_seconds`];
  const written = clock.written(from, to);
  const isForward = wanted?.keep !== 'newest';
  const [order, tieOrder] = isForward ? [sql`asc`, sql`desc`] : [sql`desc`, sql`asc`];
  // Of what was written at one wall clock the latest counts: it comes first in time.
  const hasTies = !clock.isSteady && present.has(createdAt);
  const [id, called] = [sql`h.${sql.ref(asset)}`, sql`h.${sql.ref(name)}`];
  // Along the index of asset and time; a name in an expression fits none.
  const ofNames = wanted ? sql`and ${called} || '' = any (${[...wanted.names]}::text[])` : sql``;
  const upTo = wanted ? sql`order by ${id} ${order}, h.timestamp ${order} limit ${wanted.limit}` : sql``;
  return sql<AssetSamples>`
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
        select l.* from (
          select ${called} as name, i.at, h.value ${hasTies ? sql`, h.${sql.ref(createdAt)} as created_at` : sql``}
          from ${sql.table(table)} h ${clock.instants(sql`h.timestamp`, from, to)}
          where (${id}, h.timestamp) >= (r.asset_id, ${written.from}) and (${id}, h.timestamp) < (r.asset_id, ${written.to}) ${ofNames}
          ${upTo}
        ) l
        order by l.name, l.at ${order} ${hasTies ? sql`, l.created_at ${tieOrder}` : sql``}
      ) o
      group by o.name
    ) s`;
}

/** The part of the samples that lies in a range, `limit` of them at most. */
export function partOf(
  { timestamps, values }: SeriesSamples,
  { afterMs, untilMs }: Range,
  { limit, keep }: ReadLimit,
): SeriesSamples {
  const from = timestamps.findIndex((at) => at > afterMs);
  const end = timestamps.findIndex((at) => at > untilMs);
  let first = from < 0 ? timestamps.length : from;
  let last = end < 0 ? timestamps.length : end;
  if (keep === 'oldest') last = Math.min(last, first + limit);
  else first = Math.max(first, last - limit);
  if (first === 0 && last === timestamps.length) return { timestamps, values };
  return { timestamps: timestamps.slice(first, last), values: values.slice(first, last) };
}
