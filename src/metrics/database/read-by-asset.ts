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
  const { rows } = await table.readAssets(spans).execute(connection);
  for (const { span, name, bytes } of rows)
    place(spans[span], name, decodeSamples(bytes, 'oldest'), limit, columns);
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
  const nRead = new Map<number, number>();
  const query = table.readAssets(spans, { names, limit: ofSpan, keep: limit.keep });
  for await (const { span, name, bytes } of streamRows(connection, query, rowsPerFetch(ofSpan))) {
    const samples = decodeSamples(bytes, limit.keep);
    nRead.set(span, (nRead.get(span) ?? 0) + samples.timestamps.length);
    place(spans[span], name, samples, limit, columns);
  }
  return spans.flatMap((span, index) => ((nRead.get(index) ?? 0) < ofSpan ? [] : span.ranges));
}

function place(
  span: AssetSpan<PlacedRange> | undefined,
  name: string,
  samples: SeriesSamples,
  limit: ReadLimit,
  columns: SeriesSamples[],
): void {
  for (const range of span?.ranges ?? [])
    if (range.storedName === name) columns[range.place] = partOf(samples, range, limit);
}
