import { once } from 'node:events';
import type { Connection, QueryResult } from 'pg';
import Cursor from 'pg-cursor';

type ReadCallback<Row> = (error: Error | undefined, rows: Row[], result: QueryResult) => void;

/**
 * A cursor that fails when its connection breaks. That of pg-cursor 2.22 waits for ever for an answer of the server where it has just read
 * its last row, or is being closed, and whoever reads waits with it (brianc/node-postgres#2468, #2642).
 */
export class BreakableCursor<Row> extends Cursor<Row> {
  /** Set by `submit`. */
  declare private readonly connection: Connection | null;
  private readonly closed = new AbortController();
  private broken: Promise<never> | undefined;

  override read(maxRows: number): Promise<Row[]>;
  override read(maxRows: number, callback: ReadCallback<Row>): undefined;
  override read(maxRows: number, callback?: ReadCallback<Row>): Promise<Row[]> | undefined {
    if (!callback) return this.unlessBroken(super.read(maxRows));
    super.read(maxRows, callback);
    return undefined;
  }

  override close(): Promise<void>;
  override close(callback: (error: Error) => void): undefined;
  override close(callback?: (error: Error) => void): Promise<void> | undefined {
    if (!callback) return this.unlessBroken(super.close()).finally(() => this.closed.abort());
    super.close(callback);
    return undefined;
  }

  private async unlessBroken<T>(answer: Promise<T>): Promise<T> {
    if (!this.connection) return answer;
    this.broken ??= this.untilItBreaks(this.connection);
    return Promise.race([answer, this.broken]);
  }

  private async untilItBreaks(connection: Connection): Promise<never> {
    await once(connection, 'end', this.closed);
    throw new Error('Connection terminated unexpectedly');
  }
}
