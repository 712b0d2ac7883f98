import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { explained } from '../explained.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ASSETS = `create table assets (
  id %ID% primary key, name text, type text, tier integer, status text, "monitoringEnabled" boolean)`;
const METRICS = `create table metrics (
  "assetId" %ID%, "metricName" text, value float8, unit text, timestamp timestamp)`;
const DEVICE_HISTORY = `create table device_metrics_history (
  asset_id %ID%, metric_type text, value numeric, unit text, timestamp timestamp)`;
const START_MS = Date.UTC(2026, 10, 22, 14);

describe('DatabaseMetricSource on other layouts', () => {
  let database: ServiceDatabase;
  let source: DatabaseMetricSource;

  beforeEach(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    source = new DatabaseMetricSource(database.em, 'UTC');
  });
  afterEach(() => database.close());

  const create = async (idType: string, ...tables: readonly string[]): Promise<void> => {
    for (const table of tables) await database.rows(table.replaceAll('%ID%', idType));
  };
  const addAsset = (id: string): Promise<unknown> =>
    database.rows(`insert into assets values ('${id}', 'core-rtr-01', 'router', 1, 'online', true)`);
  const addMetric = (id: string): Promise<unknown> =>
    database.rows(`insert into metrics values ('${id}', 'cpu', 7, 'percent', '2026-11-22 14:00:00')`);
  const readAll = async (assetId: string): Promise<number[][]> => {
    const series = await source.listSeries([assetId], START_MS - 1000);
    const ranges = series.map((one) => ({ ...one, afterMs: START_MS - 1000, untilMs: START_MS }));
    return (await source.readSamples(ranges, { purpose: 'sweep' })).map(({ samples }) => [...samples.values]);
  };

  it.each([
    ['integer', '17'],
    ['bigint', '17'],
    ['text', 'rtr:17'],
    ['varchar(64)', 'rtr:17'],
  ])('reads a platform whose ids are %s', async (idType, id) => {
    await create(idType, ASSETS, METRICS, DEVICE_HISTORY);
    await addAsset(id);
    await addMetric(id);
    await database.rows(
      `insert into device_metrics_history values ('${id}', 'latency', 12.5, 'ms', '2026-11-22 14:00:00')`,
    );

    expect(await source.findAsset(id)).toMatchObject({ id, isMonitored: true });
    expect(await source.findAsset('b9fa1d28-0000-4000-8000-000000000001')).toBeUndefined();
    expect((await readAll(id)).flat().sort()).toEqual([12.5, 7]);
  });

  it.each([
    ['integer', ['abc', '99999999999', '017', '-1', '']],
    ['bigint', ['abc', '99999999999999999999', '017', '-1', '']],
    ['uuid', ['abc', '17', '{b9fa1d28-0000-4000-8000-000000000001}', '']],
    ['text', ['abc', '']],
  ])('finds no asset by an id that no %s can be', async (idType, ids) => {
    await create(idType, ASSETS, METRICS, DEVICE_HISTORY);
    await addAsset(idType === 'uuid' ? 'b9fa1d28-0000-4000-8000-000000000001' : '17');

    for (const id of ids) expect(await source.findAsset(id)).toBeUndefined();
  });

  it.each([
    ['integer', 'n', '17'],
    ['bigint', 'n', '17'],
    ['text', 'n::text', '17'],
    ['varchar(64)', 'n::text', '17'],
    ['uuid', 'md5(n::text)::uuid', 'b9fa1d28-0000-4000-8000-000000000001'],
  ])('finds an asset by the index of its %s', async (idType, idOf, id) => {
    await create(idType, ASSETS, METRICS, DEVICE_HISTORY);
    await database.rows(`
      insert into assets select ${idOf}, 'rtr-' || n, 'router', 1, 'online', true from generate_series(1, 5000) n`);
    await database.rows('analyze assets');
    const { em, plans } = explained(database.em, /from assets/);

    await new DatabaseMetricSource(em, 'UTC').findAsset(id);

    expect(plans).toEqual([expect.stringContaining('using assets_pkey')]);
  });

  it('does without the device history', async () => {
    await create('integer', ASSETS, METRICS);
    await addAsset('1');
    await addMetric('1');

    expect(await readAll('1')).toEqual([[7]]);
  });

  it('does without the posted metrics', async () => {
    await create('integer', ASSETS, DEVICE_HISTORY);
    await database.rows(
      `insert into device_metrics_history values (1, 'cpu', 7, null, '2026-11-22 14:00:00')`,
    );

    expect(await source.listSeries([`1`], START_MS)).toEqual([
      { assetId: '1', metricName: 'cpu_usage', unit: 'percent' },
    ]);
    expect(await readAll('1')).toEqual([[7]]);
  });

  it('makes do with metadata that are a text', async () => {
    await create('integer', ASSETS, DEVICE_HISTORY);
    await addAsset('1');
    await database.rows('alter table assets add column metadata text');
    await database.rows(`update assets set metadata = 'bought in 2019'`);

    expect(await source.listAssets()).toMatchObject([{ id: '1', timeZone: 'UTC' }]);
  });

  it('does without columns that older platforms lack, in any time zone', async () => {
    await create(
      'integer',
      `create table assets (id %ID% primary key, name text, type text, tier integer, status text)`,
    );
    const bare = (columns: string): string => `(${columns}, value float8, timestamp timestamp)`;
    await create('integer', `create table metrics ${bare('"assetId" %ID%, "metricName" text')}`);
    await create('integer', `create table device_metrics_history ${bare('asset_id %ID%, metric_type text')}`);
    await database.rows(`insert into assets values (1, 'core-rtr-01', 'router', 1, 'online')`);
    await database.rows(`insert into metrics values (1, 'cpu', 7, '2026-11-22 09:00:00')`);
    await database.rows(`insert into device_metrics_history values (1, 'latency', 3, '2026-11-22 09:00:00')`);
    source = new DatabaseMetricSource(database.em, 'America/New_York');

    expect(await source.listAssets()).toMatchObject([{ id: '1', isMonitored: true }]);
    expect(await source.listSeries(['1'], START_MS - 1000)).toEqual([
      { assetId: '1', metricName: 'latency', unit: 'ms' },
      { assetId: '1', metricName: 'cpu_usage', unit: 'percent' },
    ]);
    expect(await readAll('1')).toEqual([[3], [7]]);
  });

  it('names the sources that are unavailable without a table', async () => {
    await create('integer', ASSETS, METRICS, DEVICE_HISTORY);
    expect(await source.unavailableSources()).toEqual([]);

    await database.rows('drop table device_metrics_history');
    const fresh = new DatabaseMetricSource(database.em, 'UTC');
    expect(await fresh.unavailableSources()).toEqual([
      expect.stringMatching(/^Table device_metrics_history is missing or may not be read: not seen is/),
    ]);
  });

  it.each([
    ['assets', [METRICS, DEVICE_HISTORY], 'Table assets is missing'],
    ['metrics', [ASSETS], 'neither table metrics nor device_metrics_history'],
  ])('says that the table %s is missing, and finds it once it is there', async (missing, present, fault) => {
    await create('integer', ...present);

    await expect(source.listAssets()).rejects.toMatchObject({
      code: 'ems_schema_incomplete',
      kind: 'unavailable',
      message: expect.stringContaining(fault) as string,
    });
    await create('integer', missing === 'assets' ? ASSETS : METRICS);

    expect(await source.listAssets()).toEqual([]);
  });
});
