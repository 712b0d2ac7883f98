import pg from 'pg';
import { createTestDatabase } from '../support/index.js';

describe('createTestDatabase', () => {
  it('gives an empty database that is gone after drop', async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'public'",
    );
    await client.end();
    expect(rows).toEqual([{ n: 0 }]);

    await database.drop();

    const late = new pg.Client({ connectionString: database.url });
    await expect(late.connect()).rejects.toThrow(/does not exist/);
  });
});
