import { type RawBuilder, sql } from 'kysely';

/** Whether the asset of a row is in the list; every one is without a list. A long list takes longer to plan than a table to read. */
export function isOneOf(assetIds: readonly string[] | undefined): RawBuilder<unknown> {
  return assetIds === undefined ? sql`true` : sql`"assetId" = any (${[...assetIds]}::text[])`;
}
