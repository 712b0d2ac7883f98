import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CustomTypesConfig, Pool, type PoolClient, type QueryResultRow, types } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Session } from './session.js';
import { fromWallClock } from './wall-clock.js';

const portionRows = 1000;

const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid === types.builtins.TIMESTAMP ? fromWallClock : types.getTypeParser(oid, format)) as unknown,
};

export class Database implements Session {
  private readonly pool: Pool;

  constructor(url: string) {
    // Ten connections is the platform's own pool, and what its event race needs.
    this.pool = new Pool({
      connectionString: url,
      max: 10,
      types: typeParsers,
      connectionTimeoutMillis: 5000,
    });
    // An idle connection that breaks is replaced; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<R extends QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(text, [...parameters])).rows;
  }

  async transaction<T>(work: (session: Session, client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(sessionOn(client), client);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // Closing the connection rolls back, whatever state it is in.
      client.release(true);
      throw error;
    }
  }

  /** Reads a result in portions, so that a million rows never sit in memory. */
  async *batches<R extends QueryResultRow>(
    text: string,
    parameters: readonly unknown[],
  ): AsyncGenerator<R[]> {
    const client = await this.pool.connect();
    let isFinished = false;
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`DECLARE portion NO SCROLL CURSOR FOR ${text}`, [...parameters]);
      let rows: R[];
      do {
        rows = (await client.query<R>(`FETCH ${portionRows} FROM portion`)).rows;
        yield rows;
      } while (rows.length === portionRows);
      await client.query('COMMIT');
      isFinished = true;
    } finally {
      // A reader that left early leaves a transaction open: closing the connection ends it.
      client.release(!isFinished);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

export async function copyRows(client: PoolClient, target: string, lines: Iterable<string>): Promise<void> {
  await pipeline(
    Readable.from(lines, { objectMode: true, highWaterMark: 4 }),
    client.query(copyFrom(`COPY ${target} FROM STDIN`)),
  );
}

function sessionOn(client: PoolClient): Session {
  return {
    query: async <R extends QueryResultRow>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query<R>(text, [...parameters])).rows,
  };
}
