import { type RawBuilder, sql } from 'kysely';
import { aliasesOf } from '../metric-vocabulary.js';
import { samplesAsBytes } from '../stored-samples.js';
import { type Layout, NEXT_MILLISECOND, type TableColumns } from './table-layout.js';

/** Samples of any series in one of the tables. */
export interface NewestSamples {
  /** `seriesId` of each sample under its canonical name, {@link KEY_END} between two; null where there are no samples. */
  readonly keys: string | null;
  /** As `samplesAsBytes` makes them. */
  readonly bytes: Buffer | null;
}

/** `afterMs < timestamp <= untilMs`, both epoch milliseconds. */
export interface NewestRange {
  readonly afterMs: number;
  readonly untilMs: number;
  /** So many are read at most, the oldest. */
  readonly limit: number;
}

/** In no id and no name. */
export const KEY_END = '\u001e';

/** All samples of a range of time, in the order of time: one look into an index, however many series there are. */
export function newestQuery(
  { afterMs, untilMs, limit }: NewestRange,
  { clock }: Layout,
  columns: TableColumns,
): RawBuilder<NewestSamples> {
  const [from, to] = [afterMs, untilMs].map((ms) => sql`${ms / 1000 + NEXT_MILLISECOND}::float8`) as [
    RawBuilder<unknown>,
    RawBuilder<unknown>,
  ];
  const written = clock.written(from, to);
  const name = sql`o.name`;
  const canonical = sql.join(
    aliasesOf().map(([alias, known]) => sql`when ${alias} then ${known}`),
    sql` `,
  );
  return sql<NewestSamples>`
    select string_agg(o.id::text || '/' || case ${name} ${canonical} else ${name} end, ${KEY_END}) as keys,
      ${samplesAsBytes(sql`o.at`, sql`o.value`)} as bytes
    from (
      select h.${sql.ref(columns.asset)} as id, h.${sql.ref(columns.name)} as name, i.at, h.value
      from ${sql.table(columns.table)} h ${clock.instants(sql`h.timestamp`, from, to)}
      where h.timestamp >= ${written.from} and h.timestamp < ${written.to}
      order by h.timestamp limit ${limit}
    ) o`;
}
