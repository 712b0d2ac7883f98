import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import { AnomalyScoreRepository } from '../../../src/anomaly/scores/anomaly-score.repository.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { scorePartitions } from '../anomaly/score-partitions.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { startDashboard } from './dashboard-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 12, 7);
const EPISODE = '3f9a7d10-5c2e-4b8f-a1d6-8e0c4f7b2a95';
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

describe('GET /api/v1/assets/:assetId', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let app: INestApplication<Server>;

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const n of [1, 2, 3, 4, 5]) await tables.addAsset(idOf(n), `device-${n}`);
    await tables.poll(idOf(1), 'memory', [
      ['2026-11-24T12:05:00', 40],
      ['2026-11-24T12:06:00', 41.5],
    ]);
    await tables.poll(idOf(1), 'latency', [['2026-11-20T12:00:00', 9]], 'ms');
    await tables.execute(`
      update assets set status = 'maintenance' where name = 'device-3';
      insert into device_connections (source_asset_id, destination_asset_id, connection_type, is_active) values
        ('${idOf(2)}', '${idOf(1)}', 'uplink', true), ('${idOf(1)}', '${idOf(3)}', 'uplink', true),
        ('${idOf(4)}', '${idOf(1)}', 'ethernet', true), ('${idOf(1)}', '${idOf(4)}', 'peer', true),
        ('${idOf(1)}', '${idOf(5)}', 'uplink', false), ('${idOf(1)}', '00000000-0000-4000-8000-000000000099', 'uplink', true)`);
    await database.rows(`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs") values
        ('${idOf(1)}', 'memory_usage', '2026-11-24T12:05:00Z', 60000), ('${idOf(1)}', 'latency', '2026-11-20T12:00:00Z', 60000);
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
      values ('${EPISODE}', '${idOf(1)}', 'latency', 'open', 'high', 'missing', now(), now(), now(), 1, 0, 0.9, now(), '')`);
    await scorePartitions(database.em, NOW_MS).prepare([{ fromMs: NOW_MS, untilMs: NOW_MS }]);
    await database.transactions.run(() =>
      new AnomalyScoreRepository(database.em).insertAll(
        [0.2, 0.3].map((score, i) => ({
          assetId: idOf(1),
          metricName: 'memory_usage',
          atMs: NOW_MS - (3 - i) * 60_000,
          score,
          threshold: 0.7,
          metadata: null,
        })),
      ),
    );
    app = await startDashboard(database, new StoppedClock(NOW_MS));
  });
  afterAll(async () => {
    await app.close();
    await tables.close();
    await database.close();
  });

  const ask = (assetId: string): request.Test =>
    request(app.getHttpServer()).get(`/api/v1/assets/${assetId}`);

  it('shows what each metric is now, also of those that do not report any more', async () => {
    const { body } = (await ask(idOf(1)).expect(200)) as { body: Record<string, unknown> };

    expect(body).toMatchObject({
      success: true,
      assetId: idOf(1),
      assetName: 'device-1',
      type: 'router',
      location: 'Lab',
      tags: [],
      isMonitored: true,
    });
    expect(body.metrics).toEqual([
      {
        metricName: 'latency',
        unit: null,
        lastValue: null,
        lastSampleAt: '2026-11-20T12:00:00.000Z',
        score: null,
        openEpisodeId: EPISODE,
      },
      {
        metricName: 'memory_usage',
        unit: 'percent',
        lastValue: 41.5,
        lastSampleAt: '2026-11-24T12:06:00.000Z',
        score: 0.3,
        openEpisodeId: null,
      },
    ]);
  });

  it('names each neighbour once, with what it is to the asset and how it is doing', async () => {
    const { body } = (await ask(idOf(1)).expect(200)) as { body: Record<string, unknown> };

    expect(body.neighbours).toEqual([
      { assetId: idOf(2), assetName: 'device-2', type: 'router', status: 'unknown', relation: 'upstream' },
      {
        assetId: idOf(3),
        assetName: 'device-3',
        type: 'router',
        status: 'maintenance',
        relation: 'downstream',
      },
      { assetId: idOf(4), assetName: 'device-4', type: 'router', status: 'unknown', relation: 'link' },
    ]);
    expect(body.neighboursReason).toBeNull();
  });

  it('knows neither metrics nor neighbours of an asset of which nothing was ever heard', async () => {
    const { body } = (await ask(idOf(5)).expect(200)) as { body: Record<string, unknown> };

    expect([body.metrics, body.neighbours]).toEqual([[], []]);
  });

  it.each(['00000000-0000-4000-8000-000000000077', '4711', 'no-such-asset'])(
    'has no asset %s',
    async (id) => {
      await ask(id).expect(404);
    },
  );

  it('says why it knows no neighbours where the platform has no connections', async () => {
    await tables.execute('drop table device_connections');
    await database.rows('delete from topology_readings');
    await app.close();
    app = await startDashboard(database, new StoppedClock(NOW_MS));
    const { body } = (await ask(idOf(1)).expect(200)) as { body: Record<string, unknown> };

    expect(body).toMatchObject({
      neighbours: [],
      neighboursReason: expect.stringContaining('device_connections') as string,
    });
  });
});
