import { HttpService } from '@nestjs/axios';
import { Logger } from '@nestjs/common';
import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';
import { assetNamed, type RunningSimulator, startSimulator } from '../../../simulator/index.js';
import { EmsClient } from '../../../src/ems/index.js';
import { EmsSession } from '../../../src/ems/client/ems-session.service.js';
import { EmsAvailability } from '../../../src/ems/availability/ems-availability.js';
import { defaultDispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { EmsTransport } from '../../../src/ems/client/ems-transport.service.js';
import { httpOptions } from '../../../src/ems/client/http-options.js';
import type { EmsMetricDraft } from '../../../src/ems/client/metric-drafts.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

const TOKEN_SECONDS = 5;
const admin = { username: 'admin', password: 'admin' };

/** Every route of the client against an EMS Core that bends nothing. */
describe('EmsClient and a strict EMS Core', () => {
  let database: TestDatabase;
  let simulator: RunningSimulator;
  const logins: string[] = [];
  const transports: EmsTransport[] = [];
  const assetId = assetNamed('app-srv-01').id;

  const clientOf = (login?: typeof admin): EmsClient => {
    const instance = axios.create(httpOptions(simulator.url));
    instance.interceptors.request.use((request) => {
      if (request.url?.endsWith('/login') === true) logins.push(request.url);
      return request;
    });
    const config = { ems: { url: simulator.url, timeoutMs: 5_000, login } };
    const availability = new EmsAvailability(defaultDispatchSettings);
    const transport = new EmsTransport(new HttpService(instance), availability, config);
    transports.push(transport);
    return new EmsClient(transport, new EmsSession(transport, config), availability);
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    simulator = await startSimulator({
      databaseUrl: database.url,
      strict: true,
      port: 0,
      live: false,
      historyDays: 0,
      condensedDays: 0,
      tokenSeconds: TOKEN_SECONDS,
    });
  });
  afterAll(async () => {
    for (const transport of transports) transport.onApplicationShutdown();
    await simulator.close();
    await database.drop();
  });
  beforeEach(() => (logins.length = 0));

  it('lists and finds assets', async () => {
    const client = clientOf();
    expect(await client.listAssets()).toHaveLength(24);
    expect(await client.findAsset(assetId)).toMatchObject({
      name: 'app-srv-01',
      type: 'server',
      isMonitored: true,
    });
    expect(await client.findAsset('00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });

  it('posts samples, one and thousands, and reads them back', async () => {
    const client = clientOf();
    const firstMs = Date.parse('2026-11-01T00:00:00Z');
    const drafts = Array.from({ length: 2_001 }, (_, i): EmsMetricDraft => ({
      assetId,
      metricName: 'queue_length',
      value: i,
      unit: 'count',
      source: 'server',
      timestamp: new Date(firstMs + i * 1_000),
    }));
    await client.createMetric(drafts[0]!);
    const unknown = { ...drafts[1]!, assetId: '00000000-0000-4000-8000-000000000000' };
    expect(await client.createMetrics([...drafts.slice(1), unknown])).toEqual({
      accepted: 2_000,
      rejected: 1,
    });

    const samples = await client.queryMetric(
      {
        assetId,
        metricName: 'queue_length',
        from: new Date(firstMs),
        to: new Date(firstMs + 3_600_000),
      },
      'sweep',
    );
    expect(samples.map(({ value }) => value)).toEqual(drafts.map(({ value }) => value));
    expect(samples[5]?.timestampMs).toBe(firstMs + 5_000);
    await expect(client.createMetrics([drafts[0]!, { ...drafts[1]!, value: NaN }])).rejects.toThrow(
      'metrics[1]: value NaN is not finite',
    );
  });

  it('takes an event to an alert that a person owns and that is resolved', async () => {
    const client = clientOf();
    const event = await client.createEvent({
      source: 'nms',
      assetId,
      severity: 'critical',
      category: 'anomaly',
      title: 'Anomaly: cpu_usage high',
      message: 'm',
      metadata: {},
    });
    expect((await client.listEvents({ assetId })).items).toMatchObject([
      { id: event.id, occurrenceCount: 1 },
    ]);
    expect(await client.findEvent('00000000-0000-4000-8000-000000000000')).toBeUndefined();
    const { id } = await client.createAlert({ eventId: event.id, businessImpactScore: 70 });
    await client.rateAlert(id, 85);
    expect((await client.listAlerts()).items).toMatchObject([{ id, businessImpactScore: 85 }]);
    await expect(client.rateAlert(id, 85.5)).rejects.toThrow('is no integer in 0..100');
    expect(await client.acknowledgeAlert(id, 'ann')).toMatchObject({ status: 'acknowledged', owner: 'ann' });
    expect((await client.listAlerts({ status: 'acknowledged' })).items).toMatchObject([{ id }]);
    const resolution = { resolutionNotes: 'over', resolutionCategory: 'recovered' };
    expect(await client.resolveAlert(id, resolution)).toMatchObject({ status: 'resolved' });
    await expect(client.acknowledgeAlert(id, '')).rejects.toThrow('owner is empty');
  });

  it('logs in once for any number of questions, and again when the token has expired', async () => {
    const client = clientOf(admin);
    const [topology] = await Promise.all(Array.from({ length: 5 }, () => client.readTopology()));
    expect(topology?.nodes).toHaveLength(24);
    expect(topology?.links[0]).toMatchObject({ sourceId: expect.any(String) as string, status: 'up' });
    expect(typeof topology?.links[0]?.utilization).toBe('number');
    expect(logins).toHaveLength(1);

    await sleep(TOKEN_SECONDS * 1_000 + 100);
    await Promise.all(Array.from({ length: 5 }, () => client.readTopology()));
    expect(logins).toHaveLength(2);
  });

  it('says whose fault it is that there is no topology', async () => {
    await expect(clientOf().readTopology()).rejects.toThrow(
      'Not sent to EMS Core: EMS_CORE_USERNAME and EMS_CORE_PASSWORD are not set',
    );
    await expect(clientOf({ ...admin, password: 'wrong' }).readTopology()).rejects.toMatchObject({
      status: 401,
    });
    await expect(clientOf({ ...admin, username: 'operator' }).readTopology()).rejects.toMatchObject({
      status: 403,
    });
  });
});
