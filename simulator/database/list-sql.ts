import { type Statement } from './write-sql.js';

export interface Condition {
  /** SQL with ? where the value goes. */
  readonly sql: string;
  readonly value: unknown;
}

interface Filter {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** Only filters the client sent; bad values are left for PostgreSQL to refuse, as on the platform. */
export function filterSql(conditions: readonly Condition[]): Filter {
  const sent = conditions.filter(({ value }) => value !== undefined);
  const where = sent.map(({ sql }, index) => sql.replace('?', `$${index + 1}`)).join(' AND ');
  return { where: where === '' ? '' : `WHERE ${where}`, parameters: sent.map(({ value }) => value) };
}

export interface Paging {
  readonly limit?: unknown;
  readonly offset?: unknown;
}

export function pageSql(filter: Filter, { limit = 50, offset = 0 }: Paging): Statement {
  const next = filter.parameters.length + 1;
  return { text: `LIMIT $${next} OFFSET $${next + 1}`, parameters: [...filter.parameters, limit, offset] };
}

export function pageNumber({ limit = 50, offset = 0 }: Paging): number {
  const page = Math.floor(Number(offset) / Number(limit)) + 1;
  return Number.isFinite(page) ? page : 1;
}
