import { assetNamed } from '../../../simulator/index.js';
import { outage, rowsOf } from './caller.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());
beforeEach(() => running.sql('DELETE FROM metrics'));

const assetId = assetNamed('app-srv-01').id;
const metric = (minute: number, more: object = {}) => ({
  assetId,
  metricName: 'cpu_usage',
  value: minute,
  unit: 'percent',
  source: 'server',
  timestamp: `2026-11-22T10:0${minute}:00.000Z`,
  ...more,
});
const post = (more: object = {}) => running.call('POST', '/metrics', metric(1, more));
const list = async (query: string) => rowsOf(await running.call('GET', `/metrics?${query}`));

describe('POST /metrics', () => {
  it('answers 201 with the bare row', async () => {
    const { status, body } = await post();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      assetId,
      metricName: 'cpu_usage',
      value: 1,
      timestamp: '2026-11-22T10:01:00.000Z',
    });
  });

  it.each(['nms', 'cloud', 'apm', 'server'])('takes the source %s', async (source) => {
    expect((await post({ source })).body).toMatchObject({ source });
  });

  it.each(['NaN', 'Infinity', '-Infinity'])('stores the text %s and reads it back as null', async (value) => {
    expect((await post({ value })).status).toBe(201);
    expect(await list(`assetId=${assetId}`)).toEqual([
      { value: null, timestamp: '2026-11-22T10:01:00.000Z' },
    ]);
  });

  it.each([
    ['an unknown asset', { assetId: '00000000-0000-4000-8000-000000000000' }],
    ['a malformed asset id', { assetId: 7 }],
    ['no asset', { assetId: undefined }],
    ['no name', { metricName: undefined }],
    ['no unit', { unit: undefined }],
    ['no source', { source: undefined }],
    ['no value', { value: undefined }],
    ['a value that is a word', { value: 'high' }],
    ['a name over 100 characters', { metricName: 'x'.repeat(101) }],
    ['a unit over 20 characters', { unit: 'x'.repeat(21) }],
    ['an unknown source', { source: 'ml-service' }],
    ['a bad date', { timestamp: 'yesterday' }],
    ['no date', { timestamp: undefined }],
  ])('answers 500 to %s', async (_, more) => {
    const { status, body } = await post(more);
    expect(status).toBe(500);
    expect(body).toMatchObject(outage);
  });
});

describe('POST /metrics/batch', () => {
  it('counts what it took and what it refused', async () => {
    const { status, body } = await running.call('POST', '/metrics/batch', {
      metrics: [metric(1), metric(2, { source: 'x' }), metric(3)],
    });
    expect(status).toBe(201);
    expect(body).toEqual({ accepted: 2, rejected: 1 });
  });

  it('answers 201 even when everything is refused', async () => {
    const { status, body } = await running.call('POST', '/metrics/batch', {
      metrics: [metric(1, { unit: undefined })],
    });
    expect(status).toBe(201);
    expect(body).toEqual({ accepted: 0, rejected: 1 });
  });

  it('takes about 500 rows at most, by the limit of a body', async () => {
    const rows = (count: number) => ({ metrics: Array.from({ length: count }, () => metric(1)) });
    expect((await running.call('POST', '/metrics/batch', rows(500))).body).toEqual({
      accepted: 500,
      rejected: 0,
    });
    expect((await running.call('POST', '/metrics/batch', rows(700))).status).toBe(500);
  });

  it('answers 500 without a list', async () => {
    expect((await running.call('POST', '/metrics/batch', {})).status).toBe(500);
  });
});

describe('GET /metrics', () => {
  beforeEach(async () => {
    await running.call('POST', '/metrics/batch', {
      metrics: [metric(3), metric(1), metric(2), metric(2, { metricName: 'disk' })],
    });
  });

  it('answers rows of value and timestamp only, oldest first, without total or page', async () => {
    const { body } = await running.call('GET', `/metrics?assetId=${assetId}&metricName=cpu_usage`);
    expect(body).toEqual({
      data: [1, 2, 3].map((minute) => ({ value: minute, timestamp: `2026-11-22T10:0${minute}:00.000Z` })),
    });
  });

  it('counts both ends of from and to in', async () => {
    const rows = await list('metricName=cpu_usage&from=2026-11-22T10:01:00Z&to=2026-11-22T10:02:00Z');
    expect(rows.map(({ value }) => value)).toEqual([1, 2]);
  });

  it.each([
    'from=2026-11-22T10:03:00Z',
    'to=2026-11-22T10:00:00Z',
    'startTime=2026-11-22T10:03:00Z&endTime=2026-11-22T10:04:00Z',
    'limit=1',
  ])('ignores %s and answers everything', async (query) => {
    expect(await list(query)).toHaveLength(4);
  });

  it('answers an empty list for an unknown asset and 500 for a malformed id or date', async () => {
    expect(await list('assetId=00000000-0000-4000-8000-000000000000')).toEqual([]);
    expect((await running.call('GET', '/metrics?assetId=7')).status).toBe(500);
    expect((await running.call('GET', '/metrics?from=x&to=y')).status).toBe(500);
  });

  it('pages through more rows than one portion holds', async () => {
    await running.sql(
      `INSERT INTO metrics ("assetId", "metricName", value, unit, source, timestamp)
       SELECT '${assetId}', 'many', n, 'count', 'nms', timestamp '2026-11-01' + n * interval '1 second' FROM generate_series(1, 12000) n`,
    );
    const rows = await list('metricName=many');
    expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: 12_000 }, (_, index) => index + 1));
  });
});
