import { chownSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer, type Server } from 'node:tls';
import { SignJWT } from 'jose';
import { openQueries, selfSigned, startProgram, temporaryFolder, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { flood } from '../flood.js';
import { type Platform, type Service, startPlatform } from '../platform.js';
import { jsonPost } from '../service.js';

/** Each is marked, so that it is found wherever it gets to. */
const SECRETS = {
  JWT_SECRET: 'marked-jwt-secret',
  METRICS_TOKEN: 'marked-metrics-token',
  EMS_CORE_USERNAME: 'admin',
  EMS_CORE_PASSWORD: 'marked-ems-password',
  NOTIFY_WEBHOOK_URL: 'http://marked-login:marked-password@127.0.0.1:9/marked-path?key=marked-query',
  NOTIFY_WEBHOOK_SECRET: 'marked-webhook-secret',
  REPORT_WEBHOOK: 'http://127.0.0.1:9/marked-report',
  ALERTMANAGER_URL: 'http://marked-alertmanager:marked-password@127.0.0.1:9',
};

const CALLBACK_HEADERS = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7' };

/** As in production: roles, limits, and a PostgreSQL and an EMS Core whose certificates are of an authority of the installation. */
describe('a protected service', () => {
  const folder = temporaryFolder();
  const { authority, server: certificate } = selfSigned();
  const authorityFile = join(folder.path, 'authority.pem');
  let platform: Platform;
  let emsCore: Server;
  /** What an OpenTelemetry collector is sent. */
  const traced: string[] = [];
  const collector = createHttpServer((request, response) => {
    void text(request).then((body) => {
      traced.push(JSON.stringify(request.headers), body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  let service: Service;

  beforeAll(async () => {
    writeFileSync(authorityFile, authority);
    platform = await startPlatform();
    await switchTls('on');
    emsCore = createServer({ key: certificate.key, cert: certificate.certificate }, (client) => {
      const upstream = connect(Number(new URL(platform.emsUrl).port), '127.0.0.1');
      for (const socket of [client, upstream]) socket.on('error', () => undefined);
      client.pipe(upstream).pipe(client);
    }).listen(0, '127.0.0.1');
    await once(emsCore, 'listening');
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    service = platform.startService({
      DATABASE_URL: withTls(authorityFile),
      EMS_CORE_URL: `https://localhost:${(emsCore.address() as AddressInfo).port}`,
      NODE_EXTRA_CA_CERTS: authorityFile,
      SWEEP_INTERVAL_SECONDS: '3600',
      PGAPPNAME: 'under test',
      AUTH_MODE: 'jwt',
      // A hundred in ten seconds.
      RATE_LIMIT_PER_MINUTE: '600',
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      ...SECRETS,
    });
    await service.ready();
  });

  afterAll(async () => {
    await service.end();
    await switchTls('off');
    emsCore.close();
    collector.close();
    await platform.stop();
    folder.remove();
  });

  function withTls(sslrootcert: string): string {
    const url = new URL(platform.databaseUrl);
    url.hostname = 'localhost';
    url.searchParams.set('sslmode', 'verify-full');
    url.searchParams.set('sslrootcert', sslrootcert);
    return url.href;
  }

  /** All specs share the server: it takes connections with and without TLS meanwhile. */
  async function switchTls(state: 'on' | 'off'): Promise<void> {
    const [{ data_directory: data = '' } = {}] = (await platform.rows('show data_directory')) as {
      data_directory?: string;
    }[];
    const { uid, gid } = statSync(data);
    const files = { ssl_cert_file: certificate.certificate, ssl_key_file: certificate.key };
    for (const [name, text] of Object.entries(files)) {
      const path = join(data, `${name}.pem`);
      writeFileSync(path, text, { mode: 0o600 });
      chownSync(path, uid, gid);
      await platform.rows(
        state === 'on' ? `alter system set ${name} = '${path}'` : `alter system reset ${name}`,
      );
    }
    await platform.rows(`alter system set ssl = ${state}`);
    await platform.rows('select pg_reload_conf()');
  }

  it('protects every connection to PostgreSQL', async () => {
    const connections = await platform.rows(`
      select a.application_name as name, s.ssl, s.version from pg_stat_ssl s join pg_stat_activity a using (pid)
      where a.datname = current_database() and a.application_name in ('under test', 'pgboss')`);
    const plain = connections.filter(({ ssl }) => ssl !== true);

    expect(connections.length).toBeGreaterThan(2);
    expect(plain).toEqual([]);
    expect(connections[0]).toMatchObject({ version: expect.stringMatching(/^TLSv1\.[23]$/) as string });
  });

  it('reaches EMS Core', async () => {
    const { body } = await service.get('/api/v1/health');

    expect(body).toMatchObject({ database: true, emsCore: true });
  });

  it('refuses a server that somebody else has certified', async () => {
    const other = join(folder.path, 'other.pem');
    writeFileSync(other, selfSigned().authority);
    const { rows, end } = openQueries(withTls(other));

    await expect(rows('select 1')).rejects.toThrow(/certificate|signature/);
    await end();
  });

  it('shows no secret, whatever it is asked', async () => {
    const token = await tokenOf('admin');
    const texts = await Promise.all([
      ask('/health'),
      ask('/api/v1/health', token),
      ask('/metrics', SECRETS.METRICS_TOKEN),
      ask('/openapi.json'),
      ask('/api/v1/access', token),
      ask('/api/v1/settings', token),
      ask('/api/v1/settings', 'marked-wrong-token'),
      ask('/api/v1/silences', token, { reason: 'marked by nobody', password: 'marked-body' }),
      ask('/api/v1/silences?token=x', token, '{"reason": marked'),
      ask('/nowhere', token),
    ]);
    texts.push(await ask('/api/v1/audit', token));
    await waitFor(() => ['/api/v1/silences', '/api/v1/audit'].every((path) => traced.join().includes(path)), {
      what: 'the traces of these requests',
    });

    const [{ password: databasePassword }] = [new URL(platform.databaseUrl)];
    const secrets = [...Object.values(SECRETS).filter((value) => value !== 'admin'), token, databasePassword];
    const parts = [
      'marked-login',
      'marked-password',
      'marked-path',
      'marked-query',
      'marked-wrong-token',
      'marked-body',
    ];
    for (const shown of [...texts, ...traced, service.program.output()])
      for (const secret of [...secrets, ...parts])
        expect([secret, shown.includes(secret) ? shown : 'hidden']).toEqual([secret, 'hidden']);
    expect(texts[5]).toContain('"name":"JWT_SECRET","value":null');
  });

  it('sends headers that keep browsers from what others made, and lets in no page of elsewhere', async () => {
    const { headers } = await fetch(`${service.url}/api/v1/access`, {
      headers: { origin: 'http://elsewhere' },
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
    const opaque = await fetch(`${service.url}/api/v1/access`, { headers: { origin: 'null' } });
    expect(opaque.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['/dashboard/..%2f..%2f..%2fpackage.json', '/dashboard/assets/..%2f..%2f..%2f..%2fpackage.json'])(
    'shows no file beside the dashboard: %s',
    async (path) => {
      expect(await ask(path)).not.toContain('"dependencies"');
    },
  );

  it('gives its figures to who has METRICS_TOKEN', async () => {
    const statusWith = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${service.url}/metrics`, { headers })).status;

    expect(await statusWith({})).toBe(401);
    expect(await statusWith({ authorization: `Bearer ${SECRETS.METRICS_TOKEN}x` })).toBe(401);
    expect(await statusWith({ authorization: `Bearer ${SECRETS.METRICS_TOKEN}` })).toBe(200);
  });

  it('limits what comes from one address, and neither others nor probes', async () => {
    const from = (address: string, path = '/api/v1/access'): Promise<Response> =>
      fetch(`${service.url}${path}`, { headers: { 'x-forwarded-for': address } });
    const { address, answers } = await flood(from, { count: 101, windowMs: 10_000 });
    const refused = answers.filter(({ status }) => status === 429);

    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ success: false, error: 'too_many_requests' });
    expect((await from('203.0.113.8')).status).toBe(200);
    expect((await from(address, '/health')).status).toBe(200);
    const callback = `${service.url}/ml/calculate-business-impact`;
    const headers = { ...CALLBACK_HEADERS, 'x-forwarded-for': address };
    expect((await fetch(callback, { ...jsonPost({}), headers })).status).toBe(200);
  });

  it('knows in the audit from where a change came', async () => {
    const token = await tokenOf('operator');
    const { status } = await fetch(`${service.url}/api/v1/silences`, {
      ...jsonPost({ reason: 'spec' }),
      headers: { ...CALLBACK_HEADERS, authorization: `Bearer ${token}` },
    });
    expect(status).toBe(200);

    const audit = await ask('/api/v1/audit?operation=addSilence&limit=1', await tokenOf('admin'));
    expect(audit).toContain('"caller":"eve","role":"operator","address":"203.0.113.7"');
  });

  it('knows from the token who says that something failed, whoever the request names', async () => {
    const failure = { assetId: EXAMPLE_ASSET, failedAt: '2026-03-01T06:00:00Z', reason: 'Power supply' };
    const answer = await ask('/api/v1/maintenance/failures', await tokenOf('operator'), {
      ...failure,
      by: 'somebody else',
    });

    expect(answer).toMatch(/"by":"eve","change":"recorded"/);
    expect(answer).not.toContain('somebody else');
  });

  it('knows in the audit who made a key at the command line, and not the key', async () => {
    const keys = startProgram({
      script: 'dist/tools/keys/main.js',
      args: ['create', 'grafana', '--role', 'viewer'],
      env: {
        DATABASE_URL: withTls(authorityFile),
        ML_SCHEMA: platform.schema,
        EMS_CORE_URL: platform.emsUrl,
        AUTH_MODE: 'api-key',
      },
    });
    expect((await keys.exited).code).toBe(0);
    const key = keys.output().trim();
    const [, secret = key] = /^emsml_[0-9a-f]+_(.{20,})$/.exec(key) ?? [];
    expect(secret).not.toBe(key);

    const audit = await ask('/api/v1/audit?operation=createApiKey', await tokenOf('admin'));
    expect(audit).toMatch(/"caller":"\S+ at the command line".*"request":\{.*"name":"grafana"/);
    expect(audit).not.toContain(secret);
  });

  function tokenOf(role: string): Promise<string> {
    const claims = new SignJWT({ sub: '1', username: 'eve', role }).setProtectedHeader({ alg: 'HS256' });
    return claims.setExpirationTime('1h').sign(new TextEncoder().encode(SECRETS.JWT_SECRET));
  }
  /** @returns everything that comes back, headers too */
  async function ask(path: string, token?: string, body?: unknown): Promise<string> {
    const response = await fetch(`${service.url}${path}`, {
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return JSON.stringify([...response.headers]) + (await response.text());
  }
});
