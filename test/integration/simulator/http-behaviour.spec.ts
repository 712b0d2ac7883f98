import { get } from 'node:http';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startSimulator } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import { outage } from './caller.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

const anyNumber: unknown = expect.any(Number);
const anyText: unknown = expect.any(String);

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());

describe('GET /', () => {
  it('says how the platform is', async () => {
    const { status, body } = await running.call('GET', '/');
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'healthy',
      uptime: anyNumber,
      environment: anyText,
      version: anyText,
      database: { connected: true, latencyMs: anyNumber },
      timestamp: anyText,
    });
  });

  it('is the only health route', async () => {
    expect((await running.call('GET', '/health')).status).toBe(404);
  });

  it('answers 200 and degraded without the database, while every other route answers 500', async () => {
    const lost = await simulatorUnderTest();
    await lost.sql('SELECT 1');
    const name = new URL(lost.databaseUrl).pathname.slice(1);
    await running.sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await running.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    const health = await lost.call('GET', '/');
    const assets = await lost.call('GET', '/assets');
    await lost.stop();
    expect(health.status).toBe(200);
    expect(health.body).toMatchObject({ status: 'degraded', database: { connected: false } });
    expect(assets.body).toMatchObject(outage);
  });
});

describe('bodies', () => {
  const bodyOf = (bytes: number): string => {
    const frame = JSON.stringify({ metrics: [], padding: '' });
    return JSON.stringify({ metrics: [], padding: 'x'.repeat(bytes - frame.length) });
  };

  it('may have 102,400 bytes and not one more, which is a 500', async () => {
    const fits = bodyOf(102_400);
    expect(Buffer.byteLength(fits)).toBe(102_400);
    expect((await running.call('POST', '/metrics/batch', fits)).status).toBe(201);
    const tooLarge = await running.call('POST', '/metrics/batch', bodyOf(102_401));
    expect(tooLarge.status).toBe(500);
    expect(tooLarge.body).toMatchObject(outage);
  });

  it('are measured after inflating', async () => {
    const response = await fetch(`${running.simulator.url}/metrics/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(bodyOf(102_401)),
    });
    expect(response.status).toBe(500);
  });

  it('that are no JSON are a 500, and a 400 only where bodies are checked', async () => {
    expect((await running.call('POST', '/events', '{"title":')).status).toBe(500);
    expect((await running.call('POST', '/alerts', '{"title":')).status).toBe(400);
  });
});

describe('the rate limit', () => {
  it('counts per route handler and announces itself, then answers 429 with a Retry-After that counts down', async () => {
    const limited = await simulatorUnderTest({ strict: false, rateLimit: 3 });
    try {
      const startedMs = performance.now();
      const first = await limited.call('GET', '/assets');
      expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual([
        '3',
        '2',
      ]);
      const passedSeconds = (): number => Math.ceil((performance.now() - startedMs) / 1000);
      expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(60 - passedSeconds());
      await limited.call('GET', '/assets?type=router');
      await limited.call('GET', '/assets');
      const refused = await limited.call('GET', '/assets');
      expect(refused.status).toBe(429);
      const retryAfter = Number(refused.headers.get('retry-after'));
      expect(retryAfter).toBeLessThanOrEqual(60);
      expect(retryAfter).toBeGreaterThanOrEqual(60 - passedSeconds());
      expect(refused.body).toMatchObject({
        success: false,
        statusCode: 429,
        message: ['ThrottlerException: Too Many Requests'],
      });
      await waitFor(
        async () => Number((await limited.call('GET', '/assets')).headers.get('retry-after')) < retryAfter,
        { what: 'the pause to grow shorter' },
      );
      expect((await limited.call('GET', '/events')).status).toBe(200);
    } finally {
      await limited.stop();
    }
  });

  it('is 100 a minute for each client address, and spares GET /', async () => {
    const limited = await startSimulator({
      databaseUrl: running.databaseUrl,
      port: 0,
      strict: true,
      live: false,
    });
    try {
      const statuses = await Promise.all(
        Array.from({ length: 101 }, async () => (await fetch(`${limited.url}/events`)).status),
      );
      expect(statuses.filter((status) => status === 200)).toHaveLength(100);
      expect(statuses.filter((status) => status === 429)).toHaveLength(1);
      expect(await statusFrom('127.0.0.2', `${limited.url}/events`)).toBe(200);
      const health = await Promise.all(
        Array.from({ length: 101 }, async () => (await fetch(limited.url)).status),
      );
      expect(new Set(health)).toEqual(new Set([200]));
    } finally {
      await limited.close();
    }
  });
});

const statusFrom = (localAddress: string, url: string): Promise<number | undefined> =>
  new Promise((done, fail) => {
    get(url, { localAddress, family: 4 }, (response) => {
      response.resume();
      done(response.statusCode);
    }).on('error', fail);
  });

describe('cross-origin requests', () => {
  it('are allowed for the platform’s web app only', async () => {
    const origin = async (from: string) =>
      (await running.call('GET', '/assets', undefined, { origin: from })).headers;
    const known = await origin('http://localhost:5173');
    expect(known.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(known.get('access-control-allow-credentials')).toBe('true');
    for (const from of ['http://localhost:4173', 'http://localhost'])
      expect((await origin(from)).get('access-control-allow-origin')).toBe(from);
    expect((await origin('http://evil.example')).get('access-control-allow-origin')).toBeNull();
  });
});

describe('an idle connection', () => {
  it('is closed after five seconds', async () => {
    const socket = new Socket();
    const { port } = new URL(running.simulator.url);
    await new Promise<void>((done) => socket.connect(Number(port), 'localhost', done));
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((done) => socket.once('data', done));
    const answeredMs = performance.now();
    await new Promise((done) => socket.resume().once('close', done));
    const seconds = (performance.now() - answeredMs) / 1000;
    expect(seconds).toBeGreaterThan(4);
    expect(seconds).toBeLessThan(60);
  });
});
