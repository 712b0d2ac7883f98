import { type QueryResultRow } from 'pg';

/** Whatever can run a statement: the pool, or one connection inside a transaction. */
export interface Session {
  query<R extends QueryResultRow>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
}
