import { HttpService } from '@nestjs/axios';
import { Logger } from '@nestjs/common';
import axios from 'axios';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  EmsClient,
  EmsRateLimitedError,
  EmsRejectedError,
  EmsServerError,
  EmsUnreachableError,
} from '../../../src/ems/index.js';
import { EmsSession } from '../../../src/ems/client/ems-session.service.js';
import { EmsAvailability } from '../../../src/ems/availability/ems-availability.js';
import { defaultDispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { EmsTransport } from '../../../src/ems/client/ems-transport.service.js';
import { httpOptions } from '../../../src/ems/client/http-options.js';
import type { EmsEventDraft } from '../../../src/ems/events/drafts.js';
import { waitFor } from '../../support/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';

const draft: EmsEventDraft = {
  source: 'nms',
  assetId: 'b9fa1d28-0000-4000-8000-000000000001',
  severity: 'warning',
  category: 'anomaly',
  title: 'title',
  message: 'message',
  metadata: {},
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('EmsClient', () => {
  let server: Server;
  let url: string;
  let respond: Answer;
  let requests: string[];
  let sockets: Set<Socket>;
  const transports: EmsTransport[] = [];

  const clientOf = (timeoutMs = 2_000): EmsClient => {
    const http = new HttpService(axios.create(httpOptions(url)));
    const config = { ems: { url, timeoutMs } };
    const availability = new EmsAvailability(defaultDispatchSettings);
    const transport = new EmsTransport(http, availability, config);
    transports.push(transport);
    return new EmsClient(transport, new EmsSession(transport, config), availability);
  };
  const json =
    (body: unknown, status = 200, headers = {}): Answer =>
    (_request, response) => {
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(async () => {
    requests = [];
    sockets = new Set();
    server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      respond(request, response);
    });
    server.on('connection', (socket) => sockets.add(socket));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const transport of transports.splice(0)) transport.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('fetches all assets with one request', async () => {
    respond = json({ data: [{ id: 'a' }, { id: 'b' }], total: 2, page: 1 });

    expect(await clientOf().listAssets()).toHaveLength(2);
    expect(requests).toEqual(['GET /assets?limit=100000']);
  });

  it('finds no asset where EMS Core answers 404', async () => {
    respond = json({ message: ['Asset not found'] }, 404);

    expect(await clientOf().findAsset('b9fa1d28-0000-4000-8000-000000000001')).toBeUndefined();
  });

  it('asks for a metric with both ends of the time, and reads numbers, texts and nulls', async () => {
    const timestamp = '2026-11-22T14:05:00.000Z';
    respond = json({
      data: [
        { timestamp, value: '59.96' },
        { timestamp, value: null },
        { timestamp, value: 3 },
      ],
    });

    const samples = await clientOf().queryMetric(
      {
        assetId: 'a',
        metricName: 'cpu usage',
        from: new Date('2026-11-22T14:00:00Z'),
        to: new Date('2026-11-22T15:00:00Z'),
      },
      'sweep',
    );

    expect(samples.map(({ value }) => value)).toEqual([59.96, null, 3]);
    expect(requests).toEqual([
      'GET /metrics?assetId=a&metricName=cpu+usage&from=2026-11-22T14:00:00.000Z&to=2026-11-22T15:00:00.000Z',
    ]);
  });

  it('takes the empty answer for an unknown event for none', async () => {
    respond = (_request, response) => response.writeHead(200).end();

    expect(await clientOf().findEvent('b9fa1d28-0000-4000-8000-000000000001')).toBeUndefined();
  });

  it('repeats a GET that fails, and succeeds when EMS Core does', async () => {
    let failures = 2;
    respond = (request, response) => {
      if (failures-- > 0) request.socket.destroy();
      else json({ data: [], total: 0 })(request, response);
    };

    expect(await clientOf().listAssets()).toEqual([]);
    expect(requests).toHaveLength(3);
  });

  it('never repeats a POST by itself', async () => {
    respond = (request) => request.socket.destroy();

    await expect(clientOf().createEvent(draft)).rejects.toMatchObject({ loss: 'lost', mayHaveArrived: true });
    expect(requests).toHaveLength(1);
  });

  it('sends nothing that would break the contract', async () => {
    const bad = { ...draft, title: 't'.repeat(256) };

    await expect(clientOf().createEvent(bad)).rejects.toMatchObject({ status: 0 });
    await expect(clientOf().createAlert({ eventId: 'e', businessImpactScore: 0.5 })).rejects.toThrow(
      'no integer',
    );
    const resolution = { resolutionNotes: '', resolutionCategory: 'c' };
    await expect(clientOf().resolveAlert('a', resolution)).rejects.toThrow('resolutionNotes is empty');
    expect(requests).toEqual([]);
  });

  it('resolves an alert by its id', async () => {
    respond = json({ id: 'a/1', eventId: 'e', status: 'resolved', resolutionNotes: 'n' }, 201);
    const resolution = { resolutionNotes: 'n', resolutionCategory: 'c' };

    expect(await clientOf().resolveAlert('a/1', resolution)).toMatchObject({ status: 'resolved' });
    expect(requests).toEqual(['POST /alerts/a%2F1/resolve']);
  });

  it.each([
    [400, EmsRejectedError],
    [500, EmsServerError],
    [503, EmsUnreachableError],
    [429, EmsRateLimitedError],
  ])('rejects a POST answered %i with its kind of error', async (status, kind) => {
    respond = json({ message: ['why'] }, status, { 'Retry-After': '7' });

    await expect(clientOf().createEvent(draft)).rejects.toBeInstanceOf(kind);
  });

  it('names an answer that is not from EMS Core', async () => {
    respond = (_request, response) => response.writeHead(201).end('<html>login</html>');

    await expect(clientOf().createEvent(draft)).rejects.toThrow(
      'the answer is not JSON but "<html>login</html>"',
    );
  });

  it('holds back a route until the time a 429 names is over, and lets others go', async () => {
    let isLimited = true;
    respond = (request, response) => {
      if (isLimited) json({}, 429, { 'Retry-After': '1' })(request, response);
      else json({ data: [] })(request, response);
      isLimited = false;
    };
    const client = clientOf();
    const startedAt = performance.now();

    const assets = client.listAssets().then(() => performance.now() - startedAt);
    await waitFor(() => !isLimited);
    await client.listAlerts();

    expect(await assets).toBeGreaterThanOrEqual(1_000);
    expect(requests.map((request) => request.split('?')[0])).toEqual([
      'GET /assets',
      'GET /alerts',
      'GET /assets',
    ]);
    expect(client.freePosts('event')).toBe(90);
  });

  it('logs once that EMS Core limits the rate, however many requests are refused', async () => {
    const lines = recordLogs();
    let nLimited = 5;
    respond = (request, response) => {
      if (nLimited-- > 0) json({}, 429, { 'Retry-After': '1' })(request, response);
      else json({ data: [] })(request, response);
    };
    const client = clientOf();

    await Promise.all(Array.from({ length: 5 }, () => client.listAssets()));

    expect(lines).toEqual([
      { level: 'warn', message: 'EMS Core allows no more GET /assets for 1 s; requests wait' },
    ]);
    Logger.overrideLogger(false);
  });

  it('follows no redirection, wherever it leads', async () => {
    respond = json({}, 302, { location: `${url}/elsewhere` });

    await expect(clientOf().listAssets()).rejects.toBeInstanceOf(EmsRejectedError);
    expect(requests).toHaveLength(1);
  });

  it('gives up after the timeout, also when an answer has begun', async () => {
    respond = (_request, response) => response.writeHead(200).write('{"data":');

    await expect(clientOf(300).listAssets()).rejects.toMatchObject({ loss: 'timeout', mayHaveArrived: true });
  });

  it('asks no more for a while after five losses in a row', async () => {
    respond = (request) => request.socket.destroy();
    const client = clientOf();
    for (let loss = 0; loss < 5; loss++) await expect(client.createEvent(draft)).rejects.toThrow();

    await expect(client.createEvent(draft)).rejects.toMatchObject({
      loss: 'not-sent',
      mayHaveArrived: false,
    });
    expect(requests).toHaveLength(5);

    respond = json({ id: 'e', title: 'title' }, 201);
    expect(await waitFor(() => client.createEvent(draft))).toMatchObject({ id: 'e' });
  });

  it('distinguishes a healthy EMS Core from one without its database and from none', async () => {
    respond = json({ status: 'ok', version: '1.0', database: { connected: true } });
    expect(await clientOf().checkHealth()).toMatchObject({
      isReachable: true,
      isHealthy: true,
      version: '1.0',
    });

    respond = json({ status: 'degraded', database: { connected: false } });
    expect(await clientOf().checkHealth()).toMatchObject({ isReachable: true, isHealthy: false });

    respond = (request) => request.socket.destroy();
    expect(await clientOf().checkHealth()).toMatchObject({ isReachable: false, isHealthy: false });
  });

  it('uses a connection again, closes it before EMS Core does, and still waits longer for a slow answer', async () => {
    respond = json({ data: [] });
    const client = clientOf(10_000);
    await client.listAssets();
    await client.listAlerts();
    expect(sockets.size).toBe(1);
    // A server that closes a connection itself hears of no end.
    await new Promise((done) => [...sockets][0]!.once('end', done));

    respond = (request, response) =>
      void sleep(4_600).then(() => json({ data: [{ id: 'a' }] })(request, response));
    expect(await client.listAssets()).toHaveLength(1);
    expect(sockets.size).toBe(2);
  });
});
