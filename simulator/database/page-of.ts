import { type QueryResultRow } from 'pg';
import { type Condition, filterSql, pageNumber, pageSql, type Paging } from './list-sql.js';
import { type Session } from './session.js';

interface Listing {
  readonly table: string;
  readonly conditions: readonly Condition[];
  /** Without one the rows come as they lie in the table. */
  readonly orderBy?: string;
}

interface Page<R> {
  readonly rows: R[];
  readonly total: number;
  readonly page: number;
}

/** One page of a list, and how many rows there are in all. */
export async function pageOf<R extends QueryResultRow>(
  session: Session,
  { table, conditions, orderBy }: Listing,
  paging: Paging,
): Promise<Page<R>> {
  const filter = filterSql(conditions);
  const { text, parameters } = pageSql(filter, paging);
  const order = orderBy === undefined ? '' : `ORDER BY ${orderBy}`;
  const rows = await session.query<R>(`SELECT * FROM ${table} ${filter.where} ${order} ${text}`, parameters);
  const [count] = await session.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM ${table} ${filter.where}`,
    filter.parameters,
  );
  return { rows, total: count?.total ?? 0, page: pageNumber(paging) };
}
