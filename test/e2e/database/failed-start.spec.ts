import {
  createTestDatabase,
  freePort,
  query,
  temporaryFolder,
  type TestDatabase,
} from '../../support/index.js';
import { startService } from '../service.js';

describe('a start that cannot succeed', () => {
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

  it('ends the process with an exit code and the reason, so that its supervisor restarts it', async () => {
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
