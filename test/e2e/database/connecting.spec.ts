import { freePort, startProgram, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET, SOME_ASSETS } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';
import { startService } from '../service.js';
import { type ConnectingPage, readConnectingPage } from './connecting-page.js';

/** All databases of a server share their roles. */
const ROLE = `ems_ml_${process.pid}`;

describe('connecting as docs/connecting.md says', () => {
  let platform: Platform;
  let page: ConnectingPage;
  let before: readonly unknown[];
  let service: Service;
  let nEpisodes: number;

  beforeAll(async () => {
    platform = await startPlatform({ isFresh: true, watched: SOME_ASSETS });
    before = await everythingOf('public');
    const { host, pathname } = new URL(platform.databaseUrl);
    page = readConnectingPage({
      ems_ml: ROLE,
      'db.example:5432/ems': `${host}${pathname}`,
      'db:5432/ems': `${host}${pathname}`,
      'http://ems-core.example:3100': platform.emsUrl,
      'http://ems-core:3100': platform.emsUrl,
    });
    await platform.rows(page.sql[0]);
    await platform.report(EXAMPLE_ASSET, 'latency', 9000);
  });

  afterAll(async () => {
    await service.program.stop();
    await platform.stop();
  });

  const everythingOf = (schema: string): Promise<readonly unknown[]> =>
    platform.rows(`
      select relname, relkind from pg_class where relnamespace = to_regnamespace('${schema}') order by 1`);
  const verify = async (args: readonly string[]): Promise<{ code: number | null; output: string }> => {
    const program = startProgram({
      script: 'dist/tools/verify/main.js',
      args,
      env: { EMS_CORE_USERNAME: 'admin', EMS_CORE_PASSWORD: 'admin' },
    });
    const { code } = await program.exited;
    return { code, output: program.output() };
  };
  /** The container with its volume: what the page sets and the image, nothing else. */
  const startContainer = async (): Promise<Service> => {
    const image = { MODEL_DIRECTORY: platform.modelDirectory };
    const container = startService(await freePort(), { ...image, ...page.environment });
    await container.ready();
    expect(container.program.output()).not.toMatch(/ERROR|FATAL|WARN|permission denied/);
    return container;
  };
  /** What the three calls say that the page has one make. */
  const lookAround = async (): Promise<void> => {
    expect(page.paths).toHaveLength(3);
    const [health, open, delivered] = page.paths as [string, string, string];
    expect(await service.get(health)).toMatchObject({
      status: 200,
      body: { status: 'healthy', database: true, emsCore: true, models: { anomaly_detection: true } },
    });
    const episodes = (await service.get(open)).body.episodes as readonly Record<string, unknown>[];
    expect(episodes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ assetId: EXAMPLE_ASSET, metricName: 'latency', status: 'open' }),
      ]),
    );
    // What EMS Core has is counted first: more may be delivered until the service is asked.
    const [nDelivered, nThere] = await waitFor(
      async () => {
        const [row] = await platform.rows(`
          select (select count(*)::int from ml.outbox_messages where status <> 'delivered') as waiting,
            (select count(*)::int from events where category = 'anomaly') + (select count(*)::int from alerts) as there`);
        const { body } = await service.get(delivered);
        return row?.waiting === 0 ? ([Number(body.total), Number(row.there)] as const) : undefined;
      },
      { timeoutMs: 30_000, what: 'delivery' },
    );
    expect(nDelivered).toBeGreaterThanOrEqual(nThere);
    expect(nThere).toBeGreaterThanOrEqual(2);
  };

  it('finds before the start that everything is there, and writes nothing', async () => {
    const { code, output } = await verify(page.verifyArguments);

    expect(output).toContain('The service can be connected.');
    expect(output).not.toContain('✗');
    expect(output).toMatch(/✓ Table device_metrics_history can be read: ids are uuid/);
    expect(output).toContain('✓ Login and topology: 24 assets, 25 connections');
    expect(code).toBe(0);
    expect(await everythingOf('ml')).toEqual([]);
    expect(await platform.rows('select 1 from events')).toEqual([]);
  });

  it('posts an event and an alert with --write', async () => {
    const { code, output } = await verify([...page.verifyArguments, '--write']);

    expect(output).toMatch(/✓ POST \/alerts: opened .*, and resolved it/);
    expect(code).toBe(0);
    await platform.rows('delete from alerts; delete from events');
  });

  it('reports what is missing, and fails', async () => {
    const args = [...page.verifyArguments.slice(0, -1), 'elsewhere', '--time-zone', 'Asia/Tokyo'];
    const { code, output } = await verify(args);

    expect(output).toContain('✗ The role may not make tables in schema elsewhere');
    expect(output).toContain('Does EMS Core run in another time zone?');
    expect(code).toBe(1);
  });

  it('starts as a role that may only read, with its tables in a schema of their own', async () => {
    expect(page.environment).toMatchObject({ NODE_ENV: 'production', ML_SCHEMA: 'ml' });
    service = await startContainer();

    expect(service.program.output()).toMatch(/EMS database: asset ids are uuid, .*UTC/);
    await lookAround();
    nEpisodes = await nEpisodesInAll();
    expect(await everythingOf('public')).toEqual(before);
    expect((await everythingOf('ml')).length).toBeGreaterThan(10);
  });

  it('starts again, after the platform has synchronised its schema too, and goes on where it was', async () => {
    await service.end();
    await platform.stopEmsCore();
    await platform.startEmsCore();
    service = await startContainer();

    expect(service.program.output()).toContain('The database is up to date');
    expect(service.program.output()).not.toContain('Trained model');
    await lookAround();
    expect(await nEpisodesInAll()).toBe(nEpisodes);
    expect((await service.get('/api/v1/models')).body).toMatchObject({ totalModels: 1 });
  });

  it('says that it has no database while that has no connection left for it, and goes on by itself', async () => {
    const name = new URL(platform.databaseUrl).pathname.slice(1);
    const isHealthy = async (): Promise<boolean> => {
      const { status, body } = await service.get('/api/v1/health');
      if (status !== 200) expect(body).toMatchObject({ status: 'unhealthy', database: false });
      return status === 200 && body.status === 'healthy';
    };
    await platform.rows(`alter database ${name} connection limit 0`);
    await platform.rows(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${ROLE}'`);
    await waitFor(async () => !(await isHealthy()), { what: 'health to notice' });
    expect((await service.get('/health')).body).toEqual({ status: 'healthy' });

    await platform.rows(`alter database ${name} connection limit -1`);
    await waitFor(isHealthy, { timeoutMs: 30_000, what: 'health to recover' });
  });

  it('leaves nothing behind', async () => {
    await service.end();
    await platform.rows(page.sql[1]);

    expect(await everythingOf('public')).toEqual(before);
    expect(await everythingOf('ml')).toEqual([]);
    const own = `nspname in ('ml', 'ems_ml_jobs', 'ems_ml_service')`;
    expect(await platform.rows(`select nspname from pg_namespace where ${own}`)).toEqual([]);
    expect(await platform.rows(`select 1 from pg_roles where rolname = '${ROLE}'`)).toEqual([]);
  });

  it('takes the place of the old service, with its settings, twice, and leaves its tables as they were', async () => {
    await platform.rows(`
      create table public.anomaly_scores (id serial primary key, "assetId" varchar(64), "metricName" varchar(100), score float8,
        "isAnomaly" boolean, threshold float8, metadata jsonb, timestamp timestamp);
      create table public.model_metadata (id serial primary key, "modelType" varchar(50), "modelVersion" varchar(50), status varchar(20));
      insert into public.anomaly_scores ("assetId", score) values ('1', 0.5);
      insert into public.model_metadata ("modelType", status) values ('anomaly_detection', 'active')`);
    const { hostname, port, pathname, username, password } = new URL(platform.databaseUrl);
    service = await platform.startTwice({
      DATABASE_URL: '',
      ML_SCHEMA: '',
      DATABASE_HOST: hostname,
      DATABASE_PORT: port,
      DATABASE_NAME: pathname.slice(1),
      DATABASE_USER: username,
      DATABASE_PASSWORD: password,
    });

    expect(service.program.output()).toContain('own tables: schema ems_ml_service');
    expect(service.program.output()).toContain('The database is up to date');
    expect((await service.get('/api/v1/models')).body).toMatchObject({ totalModels: 1 });
    expect(await everythingOf('ems_ml_service')).not.toEqual([]);
    expect(await platform.rows('select "assetId", score from public.anomaly_scores')).toEqual([
      { assetId: '1', score: 0.5 },
    ]);
  });

  const nEpisodesInAll = async (): Promise<number> =>
    Number((await platform.rows('select count(*)::int as n from ml.anomaly_episodes'))[0]?.n);
});
