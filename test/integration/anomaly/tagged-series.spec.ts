import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000021';
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const MINUTE_MS = 60_000;
const DAY_MIN = 1440;
const settings = { TRAINING_HISTORY_SECONDS: '172800', FIRST_SWEEP_LOOKBACK_SECONDS: '10800' };
const LEVELS = { eth0: 900, eth1: 40, eth2: 5 };

const model = activeModel('v1');

/** One sample a minute of an interface, from one minute before now to another; an outage counts from `deadMin` minutes before now. */
function traffic(level: number, [from, until]: readonly [number, number], deadMin = 0) {
  return Array.from({ length: from - until + 1 }, (_, index): [string, number] => {
    const minutesAgo = from - index;
    const at = new Date(NOW_MS - minutesAgo * MINUTE_MS).toISOString().slice(0, -1);
    const wave = 1 + 0.3 * Math.sin(minutesAgo / 229) + 0.01 * ((minutesAgo * 7) % 6);
    return [at, minutesAgo < deadMin ? 0 : level * wave];
  });
}

describe('a metric that comes from several interfaces', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeEach(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'edge-rtr-01');
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  const post = (
    name: keyof typeof LEVELS,
    range: readonly [number, number],
    { deadMin = 0, tags = { interface: name } }: { deadMin?: number; tags?: object } = {},
  ): Promise<void> =>
    tables.post(ROUTER, 'bandwidth_in', traffic(LEVELS[name], range, deadMin), { tags, unit: 'mbps' });
  const bench = (minutesFromNow = 0, environment: Readonly<Record<string, string>> = {}): AnomalyBench =>
    new AnomalyBench(database, NOW_MS + minutesFromNow * MINUTE_MS, { ...settings, ...environment }, model);
  const nScores = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      'select "metricName" as name, count(*)::int as n from anomaly_scores group by 1 order by 1',
    );
  const episodes = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      'select "metricName" as name, status, direction from anomaly_episodes order by "metricName", "startedAt"',
    );

  it('is a series for each, and the one that is dead has an episode', async () => {
    await post('eth0', [2 * DAY_MIN, 0]);
    await post('eth1', [2 * DAY_MIN, 0]);
    await post('eth2', [2 * DAY_MIN, 0], { deadMin: 120 });
    const one = bench();
    expect(await one.sweep()).toMatchObject({ nScored: 3 * 180, nDuplicates: 0 });

    const names = Object.keys(LEVELS).map((name) => `bandwidth_in{interface=${name}}`);
    expect(await nScores()).toEqual(names.map((name) => ({ name, n: 180 })));
    expect(await episodes()).toEqual([{ name: names[2], status: 'open', direction: 'low' }]);
    expect(await bench().sweep()).toMatchObject({ nScored: 0 });

    const all = await one.detect({ assetId: ROUTER, metricNames: ['bandwidth_in'], timeRangeSeconds: 3600 });
    expect(all).toMatchObject({ nSeries: 3 });
    const dead = await one.detect({ assetId: ROUTER, metricNames: names.slice(2), timeRangeSeconds: 3600 });
    expect(dead).toMatchObject({ nSeries: 1 });
  });

  it('remains several when only one of them still reports, also in a process that has just started', async () => {
    await post('eth0', [2 * DAY_MIN, 0]);
    await post('eth1', [2 * DAY_MIN, 0]);
    await bench().sweep();
    await post('eth0', [-1, -120]);

    expect(await bench(120).sweep()).toMatchObject({ nScored: 120 });
    expect((await nScores())[0]).toEqual({ name: 'bandwidth_in{interface=eth0}', n: 300 });
    expect(await episodes()).toContainEqual({
      name: 'bandwidth_in{interface=eth1}',
      status: 'open',
      direction: 'missing',
    });
  });

  it('keeps its plain name as long as there is one, whatever becomes of its tags', async () => {
    await post('eth0', [2 * DAY_MIN, 1000], { tags: { version: 1 } });
    await post('eth0', [999, 0], { tags: { version: 2 } });
    await bench().sweep();

    expect(await nScores()).toEqual([{ name: 'bandwidth_in', n: 180 }]);
  });

  it('is split when a second one comes, without missing data of what it was before', async () => {
    await post('eth0', [2 * DAY_MIN, 0], { deadMin: 30 });
    await bench().sweep();
    expect(await episodes()).toEqual([{ name: 'bandwidth_in', status: 'open', direction: 'low' }]);

    await post('eth0', [-1, -30]);
    await post('eth1', [-1, -30]);
    const one = bench(30);
    await one.sweep();
    await one.sweep();
    expect((await nScores()).map(({ name }) => name)).toEqual([
      'bandwidth_in',
      'bandwidth_in{interface=eth0}',
      'bandwidth_in{interface=eth1}',
    ]);
    expect((await episodes()).filter(({ direction }) => direction === 'missing')).toEqual([]);
    expect(await episodes()).toContainEqual({ name: 'bandwidth_in', status: 'closed', direction: 'low' });
  });

  it('is split while it is missing and nothing was announced of that: the missing data end unannounced', async () => {
    await post('eth0', [2 * DAY_MIN, 0]);
    const one = bench(10);
    const endsAt = new Date(NOW_MS + 20 * MINUTE_MS);
    await one.silences.addSilence({ assetId: ROUTER, endsAt, reason: 'A line card is added' });
    await one.sweep();
    expect(await episodes()).toEqual([{ name: 'bandwidth_in', status: 'open', direction: 'missing' }]);

    await post('eth0', [-11, -40]);
    await post('eth1', [-11, -40]);
    one.clock.advanceSeconds(1800);
    await one.sweep();
    const missing = (await episodes()).filter(({ direction }) => direction === 'missing');
    expect(missing).toEqual([{ name: 'bandwidth_in', status: 'closed', direction: 'missing' }]);
    const events = `select 1 from outbox_messages where payload #>> '{metadata,direction}' = 'missing'`;
    expect(await database.rows(events)).toEqual([]);
  });

  it('follows the wall clock of its asset in each of its series, late samples included', async () => {
    await tables.execute(`update assets set metadata = '{"timezone": "Asia/Tokyo"}'`);
    for (const name of ['eth0', 'eth1'] as const) {
      await post(name, [2 * DAY_MIN, 20]);
      await post(name, [0, 0]);
    }
    const one = bench(0, { LOCAL_TIMEZONE: 'Europe/Berlin' });
    await one.sweep();
    await post('eth1', [19, 1]);
    one.clock.advanceSeconds(60);
    expect(await one.sweep()).toMatchObject({ nLate: 19 });

    expect(
      await database.rows(
        `select "metricName" as name, "timeZone" from series_checkpoints where slot = 'live' order by 1`,
      ),
    ).toEqual(
      ['eth0', 'eth1'].map((name) => ({ name: `bandwidth_in{interface=${name}}`, timeZone: 'Asia/Tokyo' })),
    );
  });

  it('has late samples scored in the series they belong to', async () => {
    for (const name of ['eth0', 'eth1'] as const) {
      await post(name, [2 * DAY_MIN, 20]);
      await post(name, [0, 0]);
    }
    const one = bench();
    await one.sweep();
    await post('eth1', [19, 1]);

    one.clock.advanceSeconds(60);
    expect(await one.sweep()).toMatchObject({ nLate: 19, nScored: 19 });
    expect(
      await database.rows('select distinct "metricName" as name from anomaly_scores where "isLate"'),
    ).toEqual([{ name: 'bandwidth_in{interface=eth1}' }]);
  });
});
