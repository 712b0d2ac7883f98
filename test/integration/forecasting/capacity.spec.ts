import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { CapacityBench } from './capacity-bench.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 8, 25);
const NOW_MS = Date.UTC(2026, 10, 24, 6);
const N_HOURS = (NOW_MS - START_MS) / HOUR_MS;
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const at = (ms: number): string => new Date(ms).toISOString().slice(0, -1);

/** Spread over -1..1 as if by chance, the same each time. */
const noise = (n: number): number => ((Math.imul(n + 1, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;
const hours = (
  valueAt: (day: number, hour: number) => number,
  from = 0,
  until = N_HOURS,
): (readonly [string, number])[] =>
  Array.from({ length: until - from }, (_, i) => {
    const n = from + i;
    return [at(START_MS + n * HOUR_MS), valueAt(n / 24, n % 24) + noise(n) / 4] as const;
  });

/** An event in the outbox, as far as it matters here. */
interface Sent {
  readonly title: string;
  readonly severity: string;
  readonly message: string;
  readonly correlationId: string;
}

describe('capacity', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const n of [1, 2, 3, 4]) await tables.addAsset(idOf(n), `device-${n}`);
    await tables.execute(`
      update assets set location = 'Hall', tags = 'edge' where name in ('device-1', 'device-2');
      update assets set type = 'server' where name = 'device-3';
      insert into device_connections (source_asset_id, destination_asset_id, connection_type, link_speed_mbps, is_active) values
        ('${idOf(4)}', '${idOf(1)}', 'uplink', 150, true), ('${idOf(1)}', '${idOf(3)}', 'uplink', 1000, true),
        ('${idOf(4)}', '${idOf(2)}', 'uplink', 100, true), ('${idOf(4)}', '${idOf(2)}', 'uplink', 900, false)`);
    // One is busy by day, the other at night: together they never need what both need.
    await tables.poll(
      idOf(1),
      'bandwidth_in',
      hours((day, hour) => (hour < 12 ? 20 + day : 10)),
      'mbps',
    );
    await tables.poll(
      idOf(2),
      'bandwidth_in',
      hours((_, hour) => (hour < 12 ? 10 : 40)),
      'mbps',
    );
    await tables.poll(
      idOf(3),
      'disk',
      hours((day) => 50 + 0.6 * day),
    );
    await tables.poll(
      idOf(3),
      'latency',
      hours(() => 9),
      'ms',
    );
    await tables.poll(
      idOf(4),
      'bandwidth_in',
      hours(() => 5),
      'mbps',
    );
    await tables.poll(
      idOf(4),
      'memory',
      hours((day) => (day < 50 ? 30 : 100)),
    );
    await tables.poll(
      idOf(4),
      'cpu',
      hours(() => 20, N_HOURS - 100),
    );
    await tables.poll(
      idOf(4),
      'live_users',
      hours((day) => 100 + day),
      'count',
    );
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const bench = (days = 0, environment: Readonly<Record<string, string>> = {}): CapacityBench =>
    new CapacityBench(database, NOW_MS + days * DAY_MS, {
      METRIC_POLICIES: '{"live_users": {"capacity": 400}}',
      CAPACITY_WARNING_DAYS: '40',
      ...environment,
    });
  const sent = async (): Promise<readonly Sent[]> => {
    const rows = await database.rows('select kind, payload from outbox_messages order by sequence');
    return rows.map(({ kind, payload }) => {
      expect(kind).toBe('event');
      return payload as Sent;
    });
  };

  const signals = async (metricName = ''): Promise<readonly string[]> => {
    const rows = await database.rows('select kind, change from alert_signals');
    const said = rows.map(({ kind, change }) => `${String(kind)} ${String(change)}`);
    return said.filter((one) => one.startsWith(metricName)).sort();
  };

  it('has nothing to say before the first run', async () => {
    expect(await bench().list()).toMatchObject({ computedAt: null, total: 0, items: [] });
  });

  it('says when each series reaches its limit, the most urgent first, each answer a value of its own', async () => {
    await bench(0, { CAPACITY_EVENTS: 'false' }).runAll();
    const { items, total, metrics } = await bench().list();
    const found = items.map(({ title, row, answer }) => [title, row.metricName, answer.answer, answer.limit]);
    expect(found).toEqual([
      ['device-4', 'memory_usage', 'since', 100],
      ['device-3', 'disk_usage', 'date', 100],
      ['device-1', 'bandwidth_in', 'date', 150],
      ['device-2', 'bandwidth_in', 'no-trend', 100],
      ['device-4', 'bandwidth_in', 'no-trend', 250],
      ['device-4', 'live_users', 'never', 400],
      ['device-4', 'cpu_usage', 'too-short', 100],
    ]);
    expect(total).toBe(7);
    expect(metrics).toEqual(['bandwidth_in', 'cpu_usage', 'disk_usage', 'live_users', 'memory_usage']);
    const [since, disk, router] = items;
    expect(since?.answer.at100.medianMs).toBe(START_MS + 50 * DAY_MS);
    expect(since?.summary).toBe(
      'memory_usage of device-4 has been at its limit of 100% since 14 November 2026.',
    );
    // 50 + 0.6 a day, less what the busy hour is above the mean of its day.
    expect(Math.abs((disk?.answer.at100.medianMs ?? 0) - START_MS - 83 * DAY_MS)).toBeLessThan(2 * DAY_MS);
    expect(disk?.answer.at80).toMatchObject({ answer: 'since' });
    expect(disk?.answer.growthPerMonth).toBeCloseTo(18, 0);
    expect(router?.row.limitReason).toBe('link_speed_mbps of 1 uplink: 150 mbps');
    expect(router?.answer.recommended.size ?? 0).toBeGreaterThan(250);
    expect(await database.rows('select 1 from outbox_messages')).toEqual([]);
  });

  it('lists series without a limit to who asks for their metric', async () => {
    const { items } = await bench().list({ metricName: 'latency' });
    expect(items.map(({ answer }) => [answer.answer, answer.limit, answer.reason])).toEqual([
      ['no-limit', null, expect.stringMatching(/^No limit known: the metric is no share/)],
    ]);
  });

  it('turns pages, and looks as far on all of them', async () => {
    const first = await bench().list({ limit: 5, sort: '-utilization' });
    expect(first.items).toHaveLength(5);
    const cursor = first.nextCursor ?? '';
    const second = await bench().list({ limit: 5, sort: '-utilization', cursor });
    expect([second.items.length, second.nextCursor]).toEqual([2, null]);
    await expect(bench().list({ sort: 'name', cursor })).rejects.toThrow('cursor is of another sort');
  });

  it('adds groups up hour by hour, with the bands of their own past', async () => {
    const { items } = await bench().list({ group: 'location', metricName: 'bandwidth_in' });
    const hall = items.find(({ title }) => title === 'Hall');
    expect(hall?.row).toMatchObject({ limit: 250, limitReason: 'limits of 2 series together' });
    // By day 20 + 59 + 10, at night 10 + 40; the sum of both busy levels would be 119.
    expect(hall?.answer.level ?? 0).toBeGreaterThan(84);
    expect(hall?.answer.level ?? 0).toBeLessThan(93);
    expect(hall?.row.trend?.backtest.nOrigins).toBeGreaterThan(0);
    const tags = await bench().list({ group: 'tag' });
    expect(tags.items.map(({ title, row }) => [title, row.metricName])).toEqual([['edge', 'bandwidth_in']]);
    const types = await bench().list({ group: 'type', metricName: 'memory_usage' });
    expect(types.items[0]?.row).toMatchObject({ limit: 100, limitSource: 'percent' });
  });

  it('answers what would be under a change, beside what is', async () => {
    const group = { by: 'location', name: 'Hall' } as const;
    const more = await bench().ask({ metricName: 'bandwidth_in', group, addMbps: 100 });
    expect(more.with.answer.at100.medianMs ?? 0).toBeLessThan(more.without.answer.at100.medianMs ?? 0);
    const larger = await bench().ask({ metricName: 'bandwidth_in', group, addCapacity: 1000 });
    expect(larger.with.answer).toMatchObject({ answer: 'never', limit: 1250 });
    const moved = await bench().ask({ metricName: 'bandwidth_in', group, moveAssets: [idOf(1)] });
    expect(moved.with.answer.answer).toBe('no-trend');
    expect(moved.with.row.assetIds).toEqual([idOf(2)]);
    expect(moved.chart?.levels).toHaveLength(60);
    const later = await bench().ask({
      metricName: 'bandwidth_in',
      assetIds: [idOf(1), idOf(2)],
      growthPercent: 300,
      from: new Date(NOW_MS + 20 * DAY_MS),
    });
    expect(later.with.answer.at100.medianMs).toBe(NOW_MS - 6 * HOUR_MS + 20 * DAY_MS);
    expect(later.chart?.with?.median[5]).toBe(later.chart?.without?.median[5]);
  });

  it('refuses what makes no sense, and says what is not there', async () => {
    const ask = (request: Parameters<CapacityBench['ask']>[0]) => bench().ask(request);
    await expect(ask({ metricName: 'disk', assetIds: [idOf(3)], addMbps: 1 })).rejects.toThrow(
      'addMbps does not go with disk_usage, which is in percent',
    );
    await expect(ask({ metricName: 'disk', assetIds: [idOf(3)], addCapacity: -100 })).rejects.toThrow(
      'addCapacity must leave something',
    );
    await expect(ask({ metricName: 'disk', group: { by: 'tag', name: 'nobody' } })).rejects.toThrow(
      'No asset of the tag nobody has a history of disk_usage',
    );
    await expect(ask({ metricName: 'latency', assetIds: [idOf(3)] })).rejects.toMatchObject({
      kind: 'too-little-data',
    });
  });

  it('warns once of what comes soon, with two replicas at a time', async () => {
    await Promise.all([bench().runAll(), bench().runAll(), bench().runAll()]);
    await bench().runAll();
    const events = await sent();
    expect(events.map(({ title, severity }) => [title, severity]).sort()).toEqual([
      ['Capacity: disk_usage · 2026-11-24 06:00 UTC', 'warning'],
      ['Capacity: memory_usage · 2026-11-24 06:00 UTC', 'warning'],
    ]);
    const disk = events.find(({ title }) => title.includes('disk_usage'));
    expect(disk?.message).toMatch(
      /^device-3: disk_usage of device-3 reaches 100% about 1\d December 2026 \(8 times in 10 (between|on that day)/,
    );
  });

  it('keeps nothing of a warning that could not be put into the outbox', async () => {
    expect(await signals()).toEqual(['disk_usage capacity opened', 'memory_usage capacity opened']);
    await database.rows(
      'delete from capacity_warnings; delete from outbox_messages; delete from alert_signals',
    );
    const failing = bench();
    failing.notifier.warn = () => Promise.reject(new Error('killed'));
    await expect(failing.runAll()).rejects.toThrow('killed');
    expect(await database.rows('select 1 from capacity_warnings')).toEqual([]);
    expect(await signals()).toEqual([]);
    await bench().runAll();
    expect(await sent()).toHaveLength(2);
  });

  it('says so when the date moves by more than a week, and takes the warning back when it goes away', async () => {
    const added = (from: number, until: number, valueAt: (day: number) => number): Promise<void> =>
      tables.poll(idOf(3), 'disk', hours(valueAt, from, until));
    // Growth that has doubled, from the same day on: the limit is nearer than was said.
    const first = N_HOURS;
    const second = first + 8 * 24;
    await added(first, second, (day) => 86 + 1.2 * (day - 60));
    await bench(8).runAll();
    const third = second + 15 * 24;
    await added(second, third, () => 60);
    await bench(23).runAll();
    await bench(23).runAll();
    const disk = (await sent()).filter(({ title }) => title.includes('disk_usage'));
    expect(disk.map(({ title, severity }) => [title, severity])).toEqual([
      ['Capacity: disk_usage · 2026-11-24 06:00 UTC', 'warning'],
      ['Capacity: disk_usage · 2026-11-24 06:00 UTC · update 1', 'warning'],
      ['Capacity: disk_usage · 2026-11-24 06:00 UTC · withdrawn', 'info'],
    ]);
    expect(new Set(disk.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(await signals('disk_usage')).toEqual(['disk_usage capacity closed', 'disk_usage capacity opened']);
  });
});
