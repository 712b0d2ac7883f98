import { type Kysely, type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** A column of {@link unnest}: its PostgreSQL type, and its value in a row. */
export type Column<Row> = readonly [
  type: 'text' | 'float8' | 'int2' | 'int4' | 'jsonb',
  valueOf: (row: Row, place: number) => string | number | null,
];

/** Epoch milliseconds of an instant; null of null. As such it is read: as a date the driver would pass it through text. */
export function epochMs(instant: Sql): Sql {
  return sql`(extract(epoch from ${instant}) * 1000)::float8`;
}

/** @param ms - epoch milliseconds */
export function instantOf(ms: number): Sql {
  return sql`to_timestamp(${ms / 1000}::float8)`;
}

/** What {@link epochMs} has read. */
export function toDate<Ms extends number | null>(ms: Ms): Ms extends number ? Date : Date | null;
export function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Rows as a table, to be named with its columns: one array each, so that a statement has the same text for any number of rows. */
export function unnest<Row>(rows: readonly Row[], ...columns: readonly Column<Row>[]): Sql {
  const arrays = columns.map(([type, valueOf]) => sql`${rows.map(valueOf)}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)})`;
}

/** Reads a long result through a cursor, `nRows` at a time. */
export async function* streamRows<Row>(
  connection: Kysely<unknown>,
  query: RawBuilder<Row>,
  nRows: number,
): AsyncGenerator<Row> {
  for await (const { rows } of connection.getExecutor().stream(query.compile(connection), nRows)) yield* rows;
}
