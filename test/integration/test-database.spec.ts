import { createTestDatabase, query } from '../support/index.js';

describe('createTestDatabase', () => {
  it('gives an empty database that is gone after drop', async () => {
    const { url, drop } = await createTestDatabase();
    expect(await query(url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);

    await drop();

    await expect(query(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });
});
