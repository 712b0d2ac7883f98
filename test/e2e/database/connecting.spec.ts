import { readFileSync } from 'node:fs';
import { startProgram } from '../../support/index.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

/** The page for operators, word for word, but for the role's name, which all databases of a server share. */
const ROLE = `ems_ml_${process.pid}`;
const BLOCKS = [...readFileSync('docs/connecting.md', 'utf8').matchAll(/```sql\n(.*?)```/gs)].map(
  ([, sql = '']) => sql.replaceAll('ems_ml', ROLE),
);

describe('connecting as docs/connecting.md says', () => {
  let platform: Platform;
  let roleUrl: string;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform();
    await platform.rows(BLOCKS[0]!);
    const url = new URL(platform.databaseUrl);
    url.username = ROLE;
    url.password = 'change-me';
    roleUrl = url.href;
  }, 240_000);

  afterAll(() => platform.stop());

  const verify = async (...args: readonly string[]): Promise<{ code: number | null; output: string }> => {
    const program = startProgram({
      script: 'dist/verify/main.js',
      args: ['--ems', platform.emsUrl, ...args],
      env: { EMS_CORE_USERNAME: 'admin', EMS_CORE_PASSWORD: 'admin' },
    });
    const { code } = await program.exited;
    return { code, output: program.output() };
  };

  it('finds before the start that everything is there', async () => {
    const { code, output } = await verify('--database', roleUrl, '--schema', 'ml', '--write');

    expect(output).toContain('The service can be connected.');
    expect(output).not.toContain('✗');
    expect(output).toMatch(/✓ Table device_metrics_history can be read: ids are uuid/);
    expect(output).toContain('✓ Login and topology: 24 assets, 25 connections');
    expect(output).toMatch(/✓ POST \/alerts: opened .*, and resolved it/);
    expect(code).toBe(0);
  });

  it('says what is missing, and does not pass', async () => {
    const { code, output } = await verify(
      '--database',
      roleUrl,
      '--schema',
      'elsewhere',
      '--time-zone',
      'Asia/Tokyo',
    );

    expect(output).toContain('✗ The role may not make tables in schema elsewhere');
    expect(output).toContain('Does EMS Core run in another time zone?');
    expect(code).toBe(1);
  });

  it('runs as a role that may only read, with its tables in a schema of their own', async () => {
    const before = await tablesOf('public');
    service = platform.startService({ DATABASE_URL: roleUrl, ML_SCHEMA: 'ml' });
    await service.ready();

    const { body } = await service.post('/api/v1/anomaly/detect', { timeRange: 3600 });
    expect(Number(body.totalAnalyzed)).toBeGreaterThan(10);
    expect(await tablesOf('public')).toEqual(before);
    expect((await tablesOf('ml')).length).toBeGreaterThan(10);
    expect(service.program.output()).not.toMatch(/ERROR|permission denied/);
  });

  it('leaves nothing behind', async () => {
    await service.program.stop();
    await platform.rows(BLOCKS[1]!);

    expect(await tablesOf('ml')).toEqual([]);
    expect(await platform.rows(`select 1 from pg_roles where rolname = '${ROLE}'`)).toEqual([]);
  });

  it('takes the place of the old service, with its settings, and leaves its tables as they were', async () => {
    await platform.rows(`
      create table anomaly_scores (id serial primary key, "assetId" varchar(64), "metricName" varchar(100), score float8,
        "isAnomaly" boolean, threshold float8, metadata jsonb, timestamp timestamp);
      create table model_metadata (id serial primary key, "modelType" varchar(50), "modelVersion" varchar(50), status varchar(20));
      insert into anomaly_scores ("assetId", score) values ('1', 0.5);
      insert into model_metadata ("modelType", status) values ('anomaly_detection', 'active')`);
    const { hostname, port, pathname, username, password } = new URL(platform.databaseUrl);
    service = platform.startService({
      DATABASE_URL: '',
      DATABASE_HOST: hostname,
      DATABASE_PORT: port,
      DATABASE_NAME: pathname.slice(1),
      DATABASE_USER: username,
      DATABASE_PASSWORD: password,
    });
    await service.ready();

    expect(service.program.output()).toContain('own tables: schema ems_ml_service');
    expect((await service.get('/api/v1/models')).body).toMatchObject({ totalModels: 1 });
    expect(await tablesOf('ems_ml_service')).not.toEqual([]);
    expect(await platform.rows('select "assetId", score from public.anomaly_scores')).toEqual([
      { assetId: '1', score: 0.5 },
    ]);
  }, 120_000);

  const tablesOf = async (schema: string): Promise<readonly unknown[]> =>
    platform.rows(`select tablename from pg_tables where schemaname = '${schema}' order by 1`);
});
