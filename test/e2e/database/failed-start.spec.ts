import {
  createTestDatabase,
  freePort,
  query,
  temporaryFolder,
  type TestDatabase,
} from '../../support/index.js';
import { startService } from '../service.js';

describe('a start that no waiting mends', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await query(database.url, 'create schema ml; create table ml.outbox_messages (id integer)');
  });
  afterAll(async () => {
    await database.drop();
    folder.remove();
  });

  it('ends the process with a code and the reason, so that whoever supervises it starts it again', async () => {
    const { program } = startService(await freePort(), {
      DATABASE_URL: database.url,
      ML_SCHEMA: 'ml',
      EMS_CORE_URL: 'http://127.0.0.1:9',
      MODEL_DIRECTORY: folder.path,
    });

    expect(await program.exited).toEqual({ code: 1, signal: null });
    expect(program.output()).toContain('relation "outbox_messages" already exists');
  });
});
