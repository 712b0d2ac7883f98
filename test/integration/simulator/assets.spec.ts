import { assetNamed } from '../../../simulator/index.js';
import { outage, rowsOf } from './caller.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

const anyText: unknown = expect.any(String);

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());

const TYPES =
  'router switch firewall load_balancer server vm container ec2 rds lambda application database api'.split(
    ' ',
  );
const STATUSES = ['online', 'warning', 'offline', 'maintenance', 'unknown'];

const router = assetNamed('core-rtr-01');
const asset = {
  name: 'x',
  type: 'vm',
  ip: '10.9.9.9',
  location: 'lab',
  vendor: 'none',
  tier: 3,
  owner: 'me',
};

describe('GET /assets', () => {
  it('answers data, total and page', async () => {
    const { status, body } = await running.call('GET', '/assets?limit=5&offset=10');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 24, page: 3 });
    expect(body!.data).toHaveLength(5);
  });

  it('has every field of the platform, tags as a list and times with milliseconds and Z', async () => {
    const { body } = await running.call('GET', `/assets/${router.id}`);
    expect(Object.keys(body!)).toEqual([
      'id',
      'name',
      'type',
      'ip',
      'location',
      'region',
      'vendor',
      'model',
      'tags',
      'tier',
      'owner',
      'department',
      'status',
      'monitoringEnabled',
      'metadata',
      'createdAt',
      'updatedAt',
    ]);
    expect(body).toMatchObject({
      name: 'core-rtr-01',
      type: 'router',
      tier: 1,
      tags: ['router', 'eu-central'],
      metadata: {},
    });
    expect(body!.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('filters by type, status and tier', async () => {
    const { body } = await running.call('GET', '/assets?type=router&tier=1&status=online');
    expect(body).toMatchObject({ total: 3 });
  });

  it('ignores page and unknown parameters', async () => {
    const { body } = await running.call('GET', '/assets?page=7&colour=red');
    expect(body).toMatchObject({ page: 1, total: 24 });
    expect(body!.data).toHaveLength(24);
  });

  it('has no order: an updated asset moves', async () => {
    const first = rowsOf(await running.call('GET', '/assets?limit=1'))[0]!.id as string;
    await running.sql(`UPDATE assets SET "updatedAt" = now() WHERE id = '${first}'`);
    expect(rowsOf(await running.call('GET', '/assets?limit=1'))[0]!.id).not.toBe(first);
  });

  it.each(['type=toaster', 'status=fine', 'limit=-1', 'limit=many', 'offset=-1', 'tier=first'])(
    'answers ?%s like an outage',
    async (query) => {
      const { status, body } = await running.call('GET', `/assets?${query}`);
      expect(status).toBe(500);
      expect(body).toMatchObject({ ...outage, path: `/assets?${query}` });
    },
  );
});

describe('paging', () => {
  it('answers 50 rows from the first unless asked for others, and as many as asked', async () => {
    await running.sql(
      `INSERT INTO assets (name, type, ip, location, vendor, tier, owner)
       SELECT 'many-' || n, 'vm', '10.8.0.1', 'lab', 'none', 3, 'me' FROM generate_series(1, 2000) n`,
    );
    expect(rowsOf(await running.call('GET', '/assets'))).toHaveLength(50);
    expect(rowsOf(await running.call('GET', '/assets?limit=100000'))).toHaveLength(2024);
    await running.sql(`DELETE FROM assets WHERE name LIKE 'many-%'`);
  });
});

describe('GET /assets/:id', () => {
  it('accepts upper case', async () => {
    expect((await running.call('GET', `/assets/${router.id.toUpperCase()}`)).body).toMatchObject({
      id: router.id,
    });
  });

  it('answers 404 for an unknown id and 500 for a malformed one', async () => {
    const unknown = await running.call('GET', '/assets/00000000-0000-4000-8000-000000000000');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({
      success: false,
      statusCode: 404,
      error: 'Not Found',
      message: [anyText],
    });
    expect((await running.call('GET', '/assets/42')).status).toBe(500);
  });
});

describe('POST /assets', () => {
  it('creates with the platform’s defaults', async () => {
    const { status, body } = await running.call('POST', '/assets', { ...asset, tags: ['a', 'b'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...asset,
      tags: ['a', 'b'],
      status: 'online',
      monitoringEnabled: true,
      region: null,
    });
  });

  it.each([...TYPES])('takes the type %s', async (type) => {
    expect((await running.call('POST', '/assets', { ...asset, type })).body).toMatchObject({ type });
  });

  it.each([...STATUSES])('takes the status %s', async (status) => {
    expect((await running.call('POST', '/assets', { ...asset, status })).body).toMatchObject({ status });
  });

  it('overwrites when the client brings a known id', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    await running.call('POST', '/assets', { ...asset, id, name: 'before' });
    const { status, body } = await running.call('POST', '/assets', { ...asset, id, name: 'after' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id, name: 'after' });
  });

  it.each(['name', 'type', 'ip', 'location', 'vendor', 'tier', 'owner'])(
    'answers 500 without %s',
    async (field) => {
      const { status, body } = await running.call('POST', '/assets', { ...asset, [field]: undefined });
      expect(status).toBe(500);
      expect(body).toMatchObject(outage);
    },
  );
});
