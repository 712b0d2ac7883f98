import type { Kysely } from 'kysely';
import type { SeriesSamples } from '../../ml/index.js';
import { streamRows } from '../../platform/database/index.js';
import { decodeSamples, type ReadLimit, rowsPerFetch } from '../stored-samples.js';
import { type AssetSpan, partOf, spansOf } from './asset-samples.js';
import type { SampleTable, StoredRange } from './sample-tables.js';

/** A range whose samples have a place among those of others. */
export type PlacedRange = StoredRange & { readonly place: number };

/** Reads short ranges, all of them whole. */
export async function readRecent(
  connection: Kysely<unknown>,
  table: SampleTable,
  ranges: readonly PlacedRange[],
  limit: ReadLimit,
  columns: SeriesSamples[],
): Promise<void> {
  if (ranges.length === 0) return;
  const spans = spansOf(ranges);
  const byName = byNameIn(spans);
  const { rows } = await table.readAssets(spans).execute(connection);
  for (const { span, name, bytes } of rows) {
    const ofName = byName[span]?.get(name);
    const samples = ofName && decodeSamples(bytes, 'oldest');
    for (const range of ofName ?? []) if (samples) columns[range.place] = partOf(samples, range, limit);
  }
}

/**
 * Reads ranges of any length where no index has asset, name and time: each by itself would go through all that the asset has.
 *
 * @returns the ranges of which there is more than can be said to be whole
 */
export async function readByAsset<Of extends PlacedRange>(
  connection: Kysely<unknown>,
  table: SampleTable,
  ranges: readonly Of[],
  limit: ReadLimit,
  columns: SeriesSamples[],
): Promise<readonly Of[]> {
  if (ranges.length === 0) return [];
  const spans = spansOf(ranges);
  const names = [...new Set(ranges.map(({ storedName }) => storedName))];
  const most = spans.reduce((count, span) => Math.max(count, span.ranges.length), 0);
  const ofSpan = Math.min(limit.limit * most, Number.MAX_SAFE_INTEGER);
  const byName = byNameIn(spans);
  const nRead = new Map<number, number>();
  const query = table.readAssets(spans, { names, limit: ofSpan, keep: limit.keep });
  for await (const { span, name, bytes } of streamRows(connection, query, rowsPerFetch(ofSpan))) {
    const samples = decodeSamples(bytes, limit.keep);
    nRead.set(span, (nRead.get(span) ?? 0) + samples.timestamps.length);
    for (const range of byName[span]?.get(name) ?? []) columns[range.place] = partOf(samples, range, limit);
  }
  return spans.flatMap((span, index) => ((nRead.get(index) ?? 0) < ofSpan ? [] : span.ranges));
}

type ByName = ReadonlyMap<string, readonly PlacedRange[]>;

/** An asset may have a thousand metrics. */
function byNameIn(spans: readonly AssetSpan<PlacedRange>[]): readonly ByName[] {
  return spans.map(({ ranges }) => Map.groupBy(ranges, ({ storedName }) => storedName));
}
