import { assetNamed } from '../../../simulator/index.js';
import { lockTable, waitFor } from '../../support/index.js';
import { outage, rowsOf } from './caller.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());
beforeEach(() => running.sql('TRUNCATE alerts, events'));

const assetId = assetNamed('fw-01').id;
const report = {
  source: 'nms',
  assetId,
  severity: 'warning',
  category: 'performance',
  title: 'CPU high',
  message: 'first',
};
const post = (more: object = {}) => running.call('POST', '/events', { ...report, ...more });

describe('POST /events', () => {
  it('answers 201 with a row that occurred once', async () => {
    const { status, body } = await post({ metadata: { score: 0.9 } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...report,
      metadata: { score: 0.9 },
      occurrenceCount: 1,
      affectedServices: null,
    });
    expect(body!.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('counts a repeat on the first row and keeps everything the first one said', async () => {
    const first = await post({ timestamp: '2026-11-22T10:00:00Z' });
    const second = await post({
      severity: 'critical',
      message: 'second',
      metadata: { a: 1 },
      timestamp: '2026-11-22T11:00:00Z',
    });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({
      id: first.body!.id,
      occurrenceCount: 2,
      severity: 'warning',
      message: 'first',
      metadata: {},
      timestamp: '2026-11-22T10:00:00.000Z',
    });
    expect(String(second.body!.lastOccurrence) >= String(first.body!.lastOccurrence)).toBe(true);
  });

  it('takes another title as another event', async () => {
    await post();
    await post({ title: 'CPU high · 14:05' });
    expect((await running.call('GET', '/events')).body).toMatchObject({ total: 2 });
  });

  it('lets parallel posts of one identity make several rows', async () => {
    // While the table is locked, all look for the event and find none.
    const unlock = await lockTable(running.databaseUrl, 'events', 'exclusive');
    const posts = Array.from({ length: 20 }, () => post());
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await waitFor(async () => (await running.sql(waiting)).length > 1, { what: 'two posts to wait' });
    await unlock();
    await Promise.all(posts);
    const [row] = await running.sql(
      'SELECT count(*)::int AS rows, sum("occurrenceCount")::int AS posts FROM events',
    );
    expect(row!.rows).toBeGreaterThan(1);
    expect(row!.posts).toBe(20);
  });

  it('overwrites the event of an id the client brings', async () => {
    const id = '22222222-2222-4222-8222-222222222222';
    await post({ id });
    const { body } = await post({ id, title: 'Other', message: 'overwritten' });
    expect(body).toMatchObject({ id, title: 'Other', message: 'overwritten', occurrenceCount: 1 });
    expect((await running.call('GET', '/events')).body).toMatchObject({ total: 1 });
  });

  it.each(['nms', 'cloud', 'apm', 'server', 'siem', 'itsm'])('takes the source %s', async (source) => {
    expect((await post({ source })).body).toMatchObject({ source, occurrenceCount: 1 });
  });

  it.each(['critical', 'warning', 'info'])('takes the severity %s', async (severity) => {
    expect((await post({ severity })).body).toMatchObject({ severity });
  });

  it('needs no asset', async () => {
    expect((await post({ assetId: undefined })).body).toMatchObject({ assetId: null });
  });

  it.each([
    ['source ml-service', { source: 'ml-service' }],
    ['severity high', { severity: 'high' }],
    ['severity low', { severity: 'low' }],
    ['severity medium', { severity: 'medium' }],
    ['no source', { source: undefined }],
    ['no severity', { severity: undefined }],
    ['no title', { title: undefined }],
    ['no message', { message: undefined }],
    ['no category', { category: undefined }],
    ['a title over 255 characters', { title: 'x'.repeat(256) }],
    ['a category over 100 characters', { category: 'x'.repeat(101) }],
    ['an unknown asset', { assetId: '00000000-0000-4000-8000-000000000000' }],
    ['a malformed asset id', { assetId: '12' }],
    ['a bad date', { timestamp: 'soon' }],
  ])('answers 500 to %s', async (_, more) => {
    const { status, body } = await post(more);
    expect(status).toBe(500);
    expect(body).toMatchObject({ ...outage, path: '/events' });
  });
});

describe('GET /events', () => {
  beforeEach(async () => {
    await post({ title: 'a', timestamp: '2026-11-22T10:00:00Z' });
    await post({ title: 'b', timestamp: '2026-11-22T12:00:00Z', severity: 'critical' });
    await post({ title: 'c', timestamp: '2026-11-22T11:00:00Z', source: 'apm', assetId: undefined });
  });
  const titles = async (query: string) =>
    rowsOf(await running.call('GET', `/events?${query}`)).map(({ title }) => title);

  it('answers newest first', async () => {
    expect(await titles('')).toEqual(['b', 'c', 'a']);
    expect(await titles('limit=1&offset=1')).toEqual(['c']);
  });

  it('filters by source, severity, asset and both ends of time', async () => {
    expect(await titles('source=apm')).toEqual(['c']);
    expect(await titles('severity=critical')).toEqual(['b']);
    expect(await titles(`assetId=${assetId}`)).toEqual(['b', 'a']);
    expect(await titles('from=2026-11-22T11:00:00Z&to=2026-11-22T12:00:00Z')).toEqual(['b', 'c']);
  });

  it('answers 500 to an unknown severity', async () => {
    expect((await running.call('GET', '/events?severity=high')).status).toBe(500);
  });
});

describe('GET /events/:id', () => {
  it('answers 200 with an empty body when there is none', async () => {
    const { status, text } = await running.call('GET', '/events/00000000-0000-4000-8000-000000000000');
    expect([status, text]).toEqual([200, '']);
  });

  it('answers the event, and 500 for a malformed id', async () => {
    const { body } = await post();
    expect((await running.call('GET', `/events/${String(body!.id)}`)).body).toMatchObject({
      title: 'CPU high',
    });
    expect((await running.call('GET', '/events/7')).status).toBe(500);
  });
});
