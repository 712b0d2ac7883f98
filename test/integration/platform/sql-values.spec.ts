import { sql } from 'kysely';
import {
  epochMs,
  floatArray,
  instantOf,
  intArray,
  smallIntArray,
  streamRows,
  textArray,
  toDate,
  unnest,
} from '../../../src/platform/database/index.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

describe('values in SQL', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await openEmptyDatabase();
  });
  afterAll(() => database.close());

  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await query.execute(database.em.getKysely())).rows;

  it.each([0, 1, 1_700_000_000_123, -86_400_001])('keep the instant %d to the millisecond', async (ms) => {
    const [row] = await rowsOf(sql<{ ms: number }>`select ${epochMs(instantOf(ms))} as ms`);

    expect(row).toEqual({ ms });
    expect(toDate(ms)).toEqual(new Date(ms));
  });

  it('keep null where there is no instant', async () => {
    const [row] = await rowsOf(sql<{ ms: number | null }>`select ${epochMs(sql`null::timestamptz`)} as ms`);

    expect(row).toEqual({ ms: null });
    expect(toDate(row?.ms ?? null)).toBeNull();
  });

  it('make a table of rows, in their order, whatever is in them', async () => {
    const rows = [
      { name: `it's {"a"},\\`, value: 0.1, metadata: '{"a": [1]}' },
      { name: '', value: -1e300, metadata: null },
    ];
    const table = unnest(
      rows,
      ['text', ({ name }) => name],
      ['float8', ({ value }) => value],
      ['jsonb', ({ metadata }) => metadata],
    );
    const found = await rowsOf(sql`select * from ${table} with ordinality as r(name, value, metadata, nth)`);

    expect(found).toEqual([
      { name: `it's {"a"},\\`, value: 0.1, metadata: { a: [1] }, nth: '1' },
      { name: '', value: -1e300, metadata: null, nth: '2' },
    ]);
  });

  it('make an empty table of no rows', async () => {
    const table = unnest([] as string[], ['text', (text) => text]);

    expect(await rowsOf(sql`select * from ${table} as r(text)`)).toEqual([]);
  });

  it('keep whole arrays, to the last bit', async () => {
    const floats = [0.1, -1e300, 5e-324, 0, NaN, Infinity, -Infinity, 1_764_440_000_123];
    const ints = [0, 1, -(2 ** 31), 2 ** 31 - 1];
    const smallInts = [0, -1, 2 ** 15 - 1];
    const texts = ['', 'a,b', `it's {"a"},\\`];
    const [row] = await rowsOf(
      sql`select ${floatArray(Float64Array.from(floats))} as floats, ${intArray(Int32Array.from(ints))} as ints,
        ${smallIntArray(Int16Array.from(smallInts))} as "smallInts", ${textArray(texts)} as texts`,
    );

    expect(row).toEqual({ floats, ints, smallInts, texts });
  });

  it('keep empty arrays', async () => {
    const [row] = await rowsOf(
      sql`select ${floatArray(new Float64Array())} as floats, ${intArray(new Int32Array())} as ints,
        ${smallIntArray(new Int16Array())} as "smallInts", ${textArray([])} as texts`,
    );

    expect(row).toEqual({ floats: [], ints: [], smallInts: [], texts: [] });
  });

  it('stream every row of a long result once, in order', async () => {
    const found: number[] = [];
    const query = sql<{ n: number }>`select n from generate_series(1, 25) as n`;
    for await (const { n } of streamRows(database.em.fork().getKysely(), query, 10)) found.push(n);

    expect(found).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('give the connection back where a stream is left early', async () => {
    for (let nth = 0; nth < 10; nth++)
      for await (const { n } of streamRows(
        database.em.fork().getKysely(),
        sql<{ n: number }>`select n from generate_series(1, 100) n`,
        1,
      ))
        if (n === 2) break;

    expect(await rowsOf(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });
});
