import { Controller, Delete, Get, type INestApplication, Module, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SignJWT } from 'jose';
import { migrations } from '../../../migrations/index.js';
import { ApiKeys, AuthModule, CallerName, OpenToAll, Requires } from '../../../src/platform/auth/index.js';
import { Clock, ClockModule } from '../../../src/platform/clock/index.js';
import { ConfigModule, loadConfig } from '../../../src/platform/config/index.js';
import { DatabaseModule, OwnTables } from '../../../src/platform/database/index.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const SECRET = 'the secret of EMS Core';
const NOW = new Date('2026-01-01T08:00:00Z');

@Controller('things')
class ThingsController {
  @OpenToAll()
  @Get('open')
  open(): string {
    return 'open';
  }

  @Requires('viewer')
  @Get()
  read(): string {
    return 'read';
  }

  @Requires('operator')
  @Post()
  add(@CallerName() caller: string | undefined): string {
    return `added by ${caller ?? 'somebody'}`;
  }

  @Requires('admin')
  @Delete()
  remove(): string {
    return 'removed';
  }

  @Get('undeclared')
  undeclared(): string {
    return 'nobody thought of it';
  }
}

@Module({ providers: [ApiKeys] })
class KeysModule {}

describe('access', () => {
  let database: ServiceDatabase;
  let app: INestApplication;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  afterEach(() => app.close());
  afterAll(() => database.close());

  async function start(env: Readonly<Record<string, string>>): Promise<void> {
    const config = loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core', ...env });
    const module = await Test.createTestingModule({
      imports: [
        ConfigModule.with(config),
        ClockModule,
        DatabaseModule.with(migrations),
        AuthModule,
        KeysModule,
      ],
      controllers: [ThingsController],
    }).compile();
    app = module.createNestApplication({ logger: false });
    app.useGlobalFilters(new ProblemFilter(app.get(Clock)));
    app.get(OwnTables).noteReady();
    await app.listen(0, '127.0.0.1');
  }
  async function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${await app.getUrl()}/things${path}`, { method, headers });
  }
  /** Statuses of reading, adding, removing, and of a route that says nothing. */
  async function statuses(headers: Record<string, string>): Promise<number[]> {
    const routes = [
      ['GET', ''],
      ['POST', ''],
      ['DELETE', ''],
      ['GET', '/undeclared'],
    ] as const;
    return Promise.all(routes.map(async ([method, path]) => (await ask(method, path, headers)).status));
  }
  const tokenOf = (role: string): Promise<string> =>
    new SignJWT({ sub: '1', role })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
  const bearer = (text: string): Record<string, string> => ({ authorization: `Bearer ${text}` });

  it('is what the role of a token allows', async () => {
    await start({ AUTH_MODE: 'jwt', JWT_SECRET: SECRET });

    expect(await statuses(bearer(await tokenOf('user')))).toEqual([200, 403, 403, 403]);
    expect(await statuses(bearer(await tokenOf('operator')))).toEqual([200, 201, 403, 403]);
    expect(await statuses(bearer(await tokenOf('admin')))).toEqual([200, 201, 200, 200]);
    expect(await statuses(bearer(await tokenOf('guest')))).toEqual([401, 401, 401, 401]);
    expect((await ask('GET', '/open')).status).toBe(200);
    const added = await ask('POST', '', bearer(await tokenOf('operator')));
    expect(await added.text()).toBe('added by 1');
  });

  it('says who is missing, and who would do', async () => {
    await start({ AUTH_MODE: 'jwt', JWT_SECRET: SECRET });

    const unknown = await ask('GET', '');
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await unknown.json()).toMatchObject({ error: 'unauthenticated', success: false });
    const forbidden = await ask('DELETE', '', bearer(await tokenOf('operator')));
    expect(await forbidden.json()).toMatchObject({
      error: 'forbidden',
      neededRole: 'admin',
      role: 'operator',
    });
  });

  it('is what AUTH_ANONYMOUS_ROLE allows without a token, and nothing with a wrong one', async () => {
    await start({ AUTH_MODE: 'jwt', JWT_SECRET: SECRET, AUTH_ANONYMOUS_ROLE: 'viewer' });

    expect(await statuses({})).toEqual([200, 403, 403, 403]);
    expect(await statuses(bearer('wrong'))).toEqual([401, 401, 401, 401]);
    expect(await statuses({ authorization: 'Basic dTpw' })).toEqual([401, 401, 401, 401]);
  });

  it('is what a key allows, until it expires or is revoked', async () => {
    await start({ AUTH_MODE: 'api-key' });
    const keys = app.get(ApiKeys);
    const make = (expiresAt: Date | null): Promise<string> =>
      keys.create({ name: 'jobs', role: 'operator', createdAt: NOW, expiresAt });
    const key = await make(null);
    const expired = await make(NOW);

    expect(await statuses(bearer(key))).toEqual([200, 201, 403, 403]);
    expect(await statuses({ 'x-api-key': key })).toEqual([200, 201, 403, 403]);
    expect(await statuses(bearer(expired))).toEqual([401, 401, 401, 401]);
    expect(await statuses(bearer(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`))).toEqual([
      401, 401, 401, 401,
    ]);
    const [{ hash } = {}] = await database.rows(`select encode(hash, 'hex') as hash from api_keys`);
    expect(key).not.toContain(String(hash));
    const id = key.split('_')[1] ?? '';
    expect(await keys.revoke(id, NOW)).toBe(true);
    expect(await keys.revoke(id, NOW)).toBe(false);
    expect(await statuses(bearer(key))).toEqual([401, 401, 401, 401]);
    expect((await keys.list()).map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual(
      expect.arrayContaining([
        ['jobs', true],
        ['jobs', false],
      ]),
    );
  });

  it('is refused to an address that asks too much, before tokens are looked at; what is open counts by itself', async () => {
    await start({ AUTH_MODE: 'jwt', JWT_SECRET: SECRET, RATE_LIMIT_PER_MINUTE: '12' });
    const guesses = [];
    for (let n = 0; n < 4; n++)
      guesses.push((await ask('GET', n % 2 ? '' : '/undeclared', bearer('guess'))).status);

    expect(guesses).toEqual([401, 401, 429, 429]);
    const refused = await ask('DELETE', '', bearer(await tokenOf('admin')));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await ask('GET', '/open')).status).toBe(200);
  });

  it('is everything for everybody where it is switched off', async () => {
    await start({ AUTH_MODE: 'none' });

    expect(await statuses({})).toEqual([200, 201, 200, 200]);
    expect(await (await ask('POST', '')).text()).toBe('added by somebody');
  });
});
