import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../launcher/embedded-postgres/index.js';
import { type RunningSimulator, startSimulator } from '../../../simulator/index.js';
import { freePort, query, temporaryFolder, waitFor } from '../../support/index.js';
import { type Service, startService } from '../service.js';

/** As the migration runner takes it: while another session holds it, the own tables are not made. */
const MIGRATION_LOCK = 8_000_100_001;
const START_LIMIT = { timeoutMs: 60_000 };

/** On a server of its own, whose log has every statement that failed. */
describe('the first start on an empty database', () => {
  const folder = temporaryFolder();
  let server: EmbeddedPostgres;
  let holder: pg.Client;
  let simulator: RunningSimulator | undefined;
  let service: Service;

  // While the server starts it refuses connections, which are no statements.
  const failedStatements = (): readonly string[] =>
    server.log().match(/^.*(ERROR|FATAL): (?!.*the database system is starting up).*$/gm) ?? [];
  const isWaitingForTheLock = async (): Promise<boolean> =>
    (await query(server.url, `select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({
      dataDir: join(folder.path, 'data'),
      database: 'ems',
      isDurable: false,
    });
    holder = new pg.Client({ connectionString: server.url });
    await holder.connect();
    await holder.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    service = startService(await freePort(), {
      DATABASE_URL: server.url,
      EMS_CORE_URL: `http://127.0.0.1:${await freePort()}`,
      MODEL_DIRECTORY: folder.path,
    });
    await waitFor(isWaitingForTheLock, START_LIMIT);
  });
  afterAll(async () => {
    await service.program.stop();
    await simulator?.close();
    await server.stop();
    folder.remove();
  });

  it('says that it is starting, and asks nothing of tables that are not there', async () => {
    const { status, body } = await service.get('/api/v1/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', database: true });
    expect(JSON.stringify(body.checks)).toContain('the service is starting');
    const needing = ['anomaly/episodes', 'ems/outbox', 'models', 'training-runs'];
    for (const answer of await Promise.all(needing.map((path) => service.get(`/api/v1/${path}`))))
      expect(answer).toMatchObject({ status: 503, body: { error: 'dependency_unavailable' } });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);
    expect((await fetch(`${service.url}/docs`)).status).toBe(200);
    expect((await service.post('/ml/calculate-business-impact', {})).status).toBe(200);

    expect(failedStatements()).toEqual([]);
  });

  it('waits for the platform, which is there later, without a statement that fails', async () => {
    await holder.end();
    await service.program.outputMatches(/Cannot start yet: Table assets is missing/, START_LIMIT);
    expect((await service.get('/api/v1/models')).body).toMatchObject({ totalModels: 0 });
    simulator = await startSimulator({
      databaseUrl: server.url,
      strict: true,
      port: await freePort(),
      live: false,
      historyDays: 1,
      condensedDays: 0,
      mlServiceUrl: service.url,
    });
    await service.ready();

    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);
    expect(failedStatements()).toEqual([]);
    expect(service.program.output()).not.toContain('The database is up to date');
  });
});
