import { MigrationRunner } from '../../../src/platform/database/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { connect, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';
import { NAMES } from './migration-names.js';
import { OWN_TABLES } from './own-tables.js';

describe('the migrations', () => {
  let database: ServiceDatabase;

  beforeEach(async () => {
    database = await openEmptyDatabase();
  });
  afterEach(() => database.close());

  const columnsOf = async (table: string): Promise<Record<string, unknown>> => {
    const rows = await database.rows(
      `select column_name as name, data_type || coalesce('(' || character_maximum_length || ')', '') as type
       from information_schema.columns where table_name = '${table}' order by ordinal_position`,
    );
    return Object.fromEntries(rows.map(({ name, type }) => [String(name), type]));
  };

  /** The migrations as a process runs them that starts later. */
  const runAgain = async (schema = 'public'): Promise<readonly string[]> => {
    const orm = await connect(database.url, schema);
    const names = await new MigrationRunner(orm).run(schema);
    return orm.close().then(() => names);
  };

  it('make the documented tables and indexes out of nothing', async () => {
    expect(await new MigrationRunner(database.orm).run()).toEqual(NAMES);

    expect(await columnsOf('anomaly_scores')).toEqual({
      id: 'bigint',
      assetId: 'character varying(64)',
      metricName: 'character varying(100)',
      score: 'double precision',
      isAnomaly: 'boolean',
      threshold: 'double precision',
      metadata: 'jsonb',
      timestamp: 'timestamp with time zone',
      isLate: 'boolean',
    });
    expect(await columnsOf('sample_counts')).toEqual({
      hour: 'timestamp with time zone',
      outcome: 'character varying(20)',
      samples: 'bigint',
    });
    expect(await columnsOf('model_metadata')).toMatchObject({
      modelType: 'character varying(50)',
      modelVersion: 'character varying(50)',
      trainingDate: 'timestamp with time zone',
      metrics: 'jsonb',
      parameters: 'jsonb',
      status: 'character varying(20)',
      filePath: 'character varying(1024)',
      metadata: 'jsonb',
      createdAt: 'timestamp with time zone',
    });
    const indexes = await database.rows(`select indexdef from pg_indexes where schemaname = 'public'`);
    for (const wanted of [
      'ON ONLY public.single_scores USING btree ("assetId", "timestamp")',
      'ON public.model_metadata USING btree ("modelType")',
      'ON public.model_metadata USING btree (status)',
    ]) {
      expect(indexes).toContainEqual({ indexdef: expect.stringContaining(wanted) as string });
    }
    const tables = await database.rows(
      `select tablename from pg_tables where schemaname = 'public' order by 1`,
    );
    expect(tables.map(({ tablename }) => tablename)).toEqual(OWN_TABLES);
  });

  it('keep the scores of before they were stored by day', async () => {
    await database.orm.migrator.up({ to: 'Migration20261124000400KeepStatesInLine' });
    await database.rows(`
      insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp)
      values ('1', 'cpu', 0.9, true, 0.7, '{"reason": "it rose"}', '2026-11-22T23:59:59.999Z'),
        ('1', 'cpu', 0.1, false, 0.7, null, '2026-11-23T00:00:00Z')`);
    const all = 'select "assetId", "metricName", score, metadata, timestamp from anomaly_scores order by id';
    const before = await database.rows(all);
    await new MigrationRunner(database.orm).run();

    expect(before).toHaveLength(2);
    expect(await database.rows(all)).toEqual(before);
    expect(await database.rows('select score from anomaly_scores_20261122')).toEqual([{ score: 0.9 }]);
  });

  it('convert feedback, the newest of an episode still the newest', async () => {
    await database.orm.migrator.up({ to: 'Migration20261128000100MuteEverything' });
    await database.rows(`
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAtBarAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
      select md5('1')::uuid, '1', 'cpu', 'open', 'high', 'high', at, at, at, 1, 0, 0.85, at, 'it rose'
      from (select timestamptz '2026-11-22T14:00:00Z' as at) as start;
      insert into anomaly_verdicts ("episodeId", verdict, note, "createdAt")
      select md5('1')::uuid, verdict, 'a note', '2026-11-22T15:00:00Z'
      from unnest(array['true', 'unsure', 'false']) as verdict`);
    await new MigrationRunner(database.orm).run();

    expect(await database.rows('select feedback, note from episode_feedback order by id desc')).toEqual(
      ['false_positive', 'unsure', 'true_positive'].map((feedback) => ({ feedback, note: 'a note' })),
    );
    expect(await database.rows('select "lastAboveThresholdAt" from anomaly_episodes')).toEqual([
      { lastAboveThresholdAt: new Date('2026-11-22T14:00:00Z') },
    ]);
  });

  it('keep the exclusions of training runs', async () => {
    await database.orm.migrator.up({ to: 'Migration20261128000100MuteEverything' });
    await database.rows(`
      insert into training_runs (id, "modelType", status, trigger, request, stage, data, "serviceVersion", "featureVersion",
        "startedAt", "aliveAt")
      values (md5('1')::uuid, 'anomaly_detection', 'running', 'request', '{}', 'judging', '{"nSamples": 5, "leftOut": []}',
        '0.1.0', 1, now(), now())`);
    await new MigrationRunner(database.orm).run();

    expect(await database.rows('select stage, data from training_runs')).toEqual([
      { stage: 'evaluating', data: { nSamples: 5, excluded: [] } },
    ]);
  });

  it('do nothing the second time', async () => {
    await new MigrationRunner(database.orm).run();

    expect(await runAgain()).toEqual([]);
  });

  it('run once when several processes start at the same time', async () => {
    const others = await Promise.all([connect(database.url), connect(database.url)]);
    const runs = await Promise.all([database.orm, ...others].map((orm) => new MigrationRunner(orm).run()));
    await Promise.all(others.map((orm) => orm.close()));

    expect(runs.flat()).toEqual(NAMES);
    expect(await database.rows('select name from ml_migrations order by id')).toEqual(
      NAMES.map((name) => ({ name })),
    );
  });

  it('make the tables in a schema of their own, beside the tables of the platform', async () => {
    await database.rows('create table assets (id integer primary key)');
    const apart = await connect(database.url, 'ml');
    try {
      expect(await new MigrationRunner(apart).run('ml')).toEqual(NAMES);
      expect(await runAgain('ml')).toEqual([]);
      const [found] = await apart.em.execute<object[]>('select count(*)::int as n from assets');
      expect(found).toEqual({ n: 0 });
      expect(await apart.em.execute('select score from anomaly_scores')).toEqual([]);
    } finally {
      await apart.close();
    }
    const tables = await database.rows(`
      select schemaname as schema, count(*)::int as n from pg_tables where schemaname in ('ml', 'public') group by 1 order by 1`);
    expect(tables).toEqual([
      { schema: 'ml', n: OWN_TABLES.length },
      { schema: 'public', n: 1 },
    ]);
  });

  it('go aside where another service has tables of the same names, and leave them alone', async () => {
    recordLogs();
    await database.rows(`
      create table anomaly_scores (id serial primary key, "assetId" integer, score float8);
      create table model_metadata (id serial primary key, "modelType" text);
      insert into anomaly_scores ("assetId", score) values (1, 0.5)`);
    expect(await new MigrationRunner(database.orm).run()).toEqual(NAMES);
    expect(await runAgain()).toEqual([]);

    expect(await database.em.execute('select score from anomaly_scores')).toEqual([]);
    expect(await database.rows('select "assetId", score from public.anomaly_scores')).toEqual([
      { assetId: 1, score: 0.5 },
    ]);
    const tables = await database.rows(`
      select schemaname as schema, count(*)::int as n from pg_tables
      where schemaname in ('ems_ml_service', 'public') group by 1 order by 1`);
    expect(tables).toEqual([
      { schema: 'ems_ml_service', n: OWN_TABLES.length },
      { schema: 'public', n: 2 },
    ]);
  });

  it('go to the schema that is named like the role, where there is one, and find them there again', async () => {
    const [row] = await database.rows('select current_user as name');
    await database.rows(`create schema "${String(row?.name)}"`);

    expect(await runAgain()).toEqual(NAMES);
    expect(await runAgain()).toEqual([]);
  });

  it('say what to do where the role may not create a schema, and go on once it exists', async () => {
    await database.rows(`create role may_do_little login password 'x'`);
    await database.rows('create schema ml authorization may_do_little');
    const url = new URL(database.url);
    [url.username, url.password] = ['may_do_little', 'x'];
    const orm = await connect(url.href, 'ml');
    try {
      const runner = new MigrationRunner(orm);
      await expect(runner.run('ml', 'ems_ml_jobs')).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringMatching(
          /^Schema ems_ml_jobs is missing .*CREATE SCHEMA ems_ml_jobs AUTHORIZATION/,
        ) as string,
      });
      await database.rows('create schema ems_ml_jobs authorization may_do_little');
      expect(await runner.run('ml', 'ems_ml_jobs')).toEqual(NAMES);
    } finally {
      await orm.close();
      await database.rows('drop owned by may_do_little cascade');
      await database.rows('drop role may_do_little');
    }
  });

  it('leave the tables of the platform alone', async () => {
    await database.rows('create table assets (id integer primary key, name text)');
    await database.rows(`insert into assets values (1, 'core-rtr-01')`);

    await new MigrationRunner(database.orm).run();

    expect(await database.rows('select * from assets')).toEqual([{ id: 1, name: 'core-rtr-01' }]);
    expect(await columnsOf('assets')).toEqual({ id: 'integer', name: 'text' });
  });
});
