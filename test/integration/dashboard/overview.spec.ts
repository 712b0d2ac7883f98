import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type { OverviewResponse } from '../../../src/dashboard/overview/overview.dto.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { startDashboard } from './dashboard-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 12, 7);
const PATH = '/api/v1/overview';
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** Five assets: 1 is worst, 3 and 4 are equal, 5 was never heard of. */
describe('GET /api/v1/overview', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let app: INestApplication<Server>;
  const clock = new StoppedClock(NOW_MS);

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const n of [1, 2, 3, 4, 5]) await tables.addAsset(idOf(n), `device-${n === 2 ? 10 : n}`, n !== 4);
    await tables.execute(`
      update assets set type = 'server', location = 'Pune, DC 2', tags = 'db,critical' where name = 'device-10';
      update assets set status = 'maintenance', tags = 'edge' where name = 'device-3'`);
    await database.rows(`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
      select '00000000-0000-4000-8000-00000000000' || n, metric, timestamptz '2026-11-24T12:06:30Z' - n * interval '1 second', 30000
      from generate_series(1, 4) n, unnest(array['cpu', 'memory']) metric;
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "endedAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
      select gen_random_uuid(), '${idOf(1)}', metric, status, severity, 'high', started::timestamptz, now(), now(), ended::timestamptz, 1, 0, 0.9, now(), ''
      from (values ('cpu', 'open', 'critical', '2026-11-24T11:00Z', null), ('memory', 'open', 'low', '2026-11-22T11:00Z', null),
        ('cpu', 'closed', 'high', '2026-11-22T09:00Z', '2026-11-24T09:00Z')) as e(metric, status, severity, started, ended);
      insert into asset_score_peaks ("assetId", quarter, score, "metricName") values
        ('${idOf(1)}', '2026-11-24T12:00Z', 0.97, 'cpu'), ('${idOf(1)}', '2026-11-24T11:45Z', 0.5, 'memory'),
        ('${idOf(1)}', '2026-11-23T12:15Z', 0.25, 'memory'), ('${idOf(1)}', '2026-11-23T12:00Z', 1, 'latency'),
        ('${idOf(2)}', '2026-11-24T12:00Z', 0.6, 'cpu'),
        ('${idOf(3)}', '2026-11-24T12:00Z', 0.25, 'cpu'), ('${idOf(4)}', '2026-11-24T12:00Z', 0.25, 'cpu');
      insert into sweep_progress (shard, "sweptUntil")
      select shard, timestamptz '2026-11-24T12:06:00Z' + shard * interval '1 second' from generate_series(0, 15) shard
      on conflict (shard) do update set "sweptUntil" = excluded."sweptUntil";
      insert into model_transitions ("modelVersion", "toStatus", actor, reason, at)
      values ('v1', 'active', 'user', '', '2026-11-24T00:00Z'), ('v0', 'active', 'user', '', '2026-11-20T00:00Z')`);
    app = await startDashboard(database, clock);
  });
  afterAll(async () => {
    await app.close();
    await tables.close();
    await database.close();
  });

  const ask = async (query: Record<string, unknown> = {}): Promise<OverviewResponse> => {
    const answer = await request(app.getHttpServer()).get(PATH).query(query).expect(200);
    return answer.body as OverviewResponse;
  };
  const names = ({ assets }: OverviewResponse): readonly string[] => assets.map(({ assetName }) => assetName);

  it('shows the highest scores of each asset in columns of a quarter of an hour', async () => {
    const { from, until, columnSeconds, assets } = await ask();

    expect([from, until, columnSeconds]).toEqual([
      '2026-11-23T12:15:00.000Z',
      '2026-11-24T12:15:00.000Z',
      900,
    ]);
    expect(assets[0]).toMatchObject({
      assetId: idOf(1),
      type: 'router',
      location: 'Lab',
      tags: [],
      isMonitored: true,
      status: 'critical',
      healthScore: 40,
      openEpisodes: 2,
      worstSeverity: 'critical',
      peakScore: 0.97,
      peakMetric: 'cpu',
      lastSampleAt: '2026-11-24T12:06:29.000Z',
    });
    const scores = assets[0]?.scores ?? [];
    expect(scores).toHaveLength(96);
    expect([scores[0], scores[1], scores[94], scores[95]]).toEqual([0.25, null, 0.5, 0.97]);
    expect(assets[4]).toMatchObject({
      status: 'unknown',
      healthScore: null,
      peakScore: null,
      lastSampleAt: null,
    });
    expect(assets[4]?.scores).toEqual(Array(96).fill(null));
  });

  it.each([
    [{ hours: 1 }, 900, 4],
    [{ hours: 24, columns: 50 }, 1800, 48],
    [{ hours: 168, columns: 96 }, 6300, 96],
    [{ hours: 168, columns: 192 }, 3600, 168],
  ])('has for %j columns of %d s, %d of them', async (query, seconds, n) => {
    const { columnSeconds, assets, from, until } = await ask(query);

    expect([columnSeconds, assets[0]?.scores.length]).toEqual([seconds, n]);
    expect(Date.parse(until) - Date.parse(from)).toBe(n * seconds * 1000);
  });

  it('sums up the fleet, how new it is and what changed', async () => {
    const { total, fleet, freshness, choices, changes } = await ask({ limit: 1 });

    expect(total).toBe(5);
    expect(fleet).toEqual({
      assets: 5,
      openEpisodes: 2,
      byStatus: { healthy: 2, maintenance: 1, unknown: 1, warning: 0, critical: 1 },
    });
    expect(freshness).toEqual({
      lastSampleAt: '2026-11-24T12:06:29.000Z',
      lastSweepAt: '2026-11-24T12:06:15.000Z',
      sweepLagSeconds: 60,
      modelVersion: 'v1',
      modelTrainedAt: '1970-01-01T00:00:00.000Z',
    });
    expect(choices).toEqual({
      types: ['router', 'server'],
      locations: ['Lab', 'Pune, DC 2'],
      tags: ['critical', 'db', 'edge'],
    });
    expect(changes).toEqual({ openedEpisodes: 1, closedEpisodes: 1, modelsActivated: 1 });
  });

  it.each([
    ['-score', ['device-1', 'device-10', 'device-3', 'device-4', 'device-5']],
    ['score', ['device-3', 'device-4', 'device-10', 'device-1', 'device-5']],
    ['name', ['device-1', 'device-3', 'device-4', 'device-5', 'device-10']],
    ['-name', ['device-10', 'device-5', 'device-4', 'device-3', 'device-1']],
    ['-type', ['device-10', 'device-1', 'device-3', 'device-4', 'device-5']],
    ['-status', ['device-1', 'device-5', 'device-3', 'device-4', 'device-10']],
    ['openEpisodes', ['device-3', 'device-4', 'device-5', 'device-10', 'device-1']],
  ])('sorts by %s', async (sort, expected) => {
    expect(names(await ask({ sort }))).toEqual(expected);
  });

  it.each([
    [{ type: 'server' }, ['device-10']],
    [{ type: 'server,router', tag: ['edge', 'db'] }, ['device-10', 'device-3']],
    [{ location: 'Pune, DC 2' }, ['device-10']],
    [{ status: 'critical,maintenance' }, ['device-1', 'device-3']],
    [{ text: 'PUNE' }, ['device-10']],
    [{ text: idOf(4).toUpperCase() }, ['device-4']],
    [{ text: 'nothing like it' }, []],
  ])('shows for %j only what matches', async (query, expected) => {
    const answer = await ask(query);

    expect(names(answer)).toEqual(expected);
    expect([answer.total, answer.fleet.assets]).toEqual([expected.length, expected.length]);
  });

  it('turns pages without showing an asset twice or none, whatever comes and goes', async () => {
    const first = await ask({ limit: 2 });
    await tables.addAsset(idOf(9), 'device-0');
    await database.rows(`
      insert into asset_score_peaks ("assetId", quarter, score, "metricName") values ('${idOf(9)}', '2026-11-24T12:00Z', 0.99, 'cpu')`);
    await tables.execute(`delete from assets where name = 'device-10'`);
    clock.advanceSeconds(1200);
    const second = await ask({ limit: 2, cursor: first.nextCursor });
    const third = await ask({ limit: 2, cursor: second.nextCursor });

    expect([first, second, third].map(names)).toEqual([
      ['device-1', 'device-10'],
      ['device-3', 'device-4'],
      ['device-5'],
    ]);
    expect([second.until, third.nextCursor]).toEqual([first.until, null]);
    const answer = await request(app.getHttpServer())
      .get(PATH)
      .query({ cursor: first.nextCursor, sort: 'name' })
      .expect(400);
    expect(answer.body).toMatchObject({ success: false, errors: [{ field: 'cursor' }] });
    clock.advanceSeconds(86_400);
    await request(app.getHttpServer()).get(PATH).query({ cursor: first.nextCursor }).expect(400);
  });

  it.each([
    [{ sort: 'size' }, 'sort', /score.*-score.*name.*-openEpisodes/],
    [{ hours: 0 }, 'hours', /1/],
    [{ hours: 169 }, 'hours', /168/],
    [{ columns: 11 }, 'columns', /12/],
    [{ columns: 193 }, 'columns', /192/],
    [{ limit: 501 }, 'limit', /500/],
    [{ cursor: 'x' }, 'cursor', /nextCursor/],
    [{ cursor: Buffer.from('["-score",5,null,"a","b"]').toString('base64url') }, 'cursor', /nextCursor/],
    [{ status: 'well' }, 'status', /healthy/],
    [{ text: '' }, 'text', /text/],
    [{ tag: Array.from({ length: 51 }, (_, i) => `t${i}`) }, 'tag', /50/],
    [{ colour: 'red' }, 'colour', /colour/],
  ])('refuses %j', async (query, field, message) => {
    const answer = await request(app.getHttpServer()).get(PATH).query(query).expect(400);

    expect(answer.body).toMatchObject({
      success: false,
      errors: expect.arrayContaining([
        { field, message: expect.stringMatching(message) as string },
      ]) as unknown,
    });
  });

  it('knows as much of each asset where there are many', async () => {
    await tables.execute(`
      insert into assets (id, name, type, ip, location, vendor, tier, owner)
      select gen_random_uuid(), 'more-' || n, 'router', '10.0.0.1', 'Lab', 'Acme', 1, 'NOC' from generate_series(1, 120) n`);
    clock.advanceSeconds(10);
    const { total, assets } = await ask({ sort: '-openEpisodes', limit: 1 });

    expect(total).toBe(125);
    expect(assets).toMatchObject([
      { assetName: 'device-1', openEpisodes: 2, lastSampleAt: '2026-11-24T12:06:29.000Z' },
    ]);
  });
});
