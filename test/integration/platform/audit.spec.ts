import { Body, Controller, Get, type INestApplication, Module, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { migrations } from '../../../migrations/index.js';
import { AuditModule, AuditTrail, ChangesNothing, noteBefore } from '../../../src/platform/audit/index.js';
import { ApiKeys, AuthModule, OpenToAll, Requires } from '../../../src/platform/auth/index.js';
import { Clock, ClockModule } from '../../../src/platform/clock/index.js';
import { ConfigModule, loadConfig } from '../../../src/platform/config/index.js';
import { DatabaseModule, OwnTables } from '../../../src/platform/database/index.js';
import { createValidationPipe } from '../../../src/platform/http/validation.pipe.js';
import { InvalidRequestError } from '../../../src/platform/http/index.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { logRequests } from '../../../src/platform/http/request-log.middleware.js';
import { RetentionRepository } from '../../../src/housekeeping/retention.repository.js';
import { RefusedCalls } from '../../../src/platform/audit/refused-calls.service.js';
import { waitFor } from '../../support/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

let size = 1;
let statusesMeanwhile: readonly unknown[] = [];

@Controller('size')
class SizeController {
  constructor(private readonly trail: AuditTrail) {}

  @Requires('operator')
  @Post()
  async changeSize(@Body() body: { readonly size: number }): Promise<object> {
    const [entry] = await this.trail.findPage({ limit: 1 });
    statusesMeanwhile = [entry?.operation, entry?.status];
    if (body.size < 0) throw new InvalidRequestError([{ field: 'size', message: 'size must be positive' }]);
    noteBefore({ size });
    ({ size } = body);
    return { success: true, size };
  }

  @Requires('operator')
  @ChangesNothing()
  @Post('question')
  ask(): string {
    return 'answer';
  }

  @Requires('admin')
  @Post('limit')
  limit(): string {
    return 'changed';
  }

  @OpenToAll()
  @Get()
  read(): number {
    return size;
  }
}

@Module({ providers: [ApiKeys, AuditTrail], controllers: [SizeController] })
class SizeModule {}

describe('the audit trail', () => {
  let database: ServiceDatabase;
  let app: INestApplication;
  let keys: Record<'operator' | 'admin', string>;

  beforeAll(async () => {
    database = await openServiceDatabase();
    const config = loadConfig({
      DATABASE_URL: database.url,
      EMS_CORE_URL: 'http://core',
      AUTH_MODE: 'api-key',
    });
    const imports = [
      ConfigModule.with(config),
      ClockModule,
      DatabaseModule.with(migrations),
      AuthModule,
      AuditModule,
    ];
    const module = await Test.createTestingModule({ imports: [...imports, SizeModule] }).compile();
    app = module.createNestApplication({ logger: false });
    app.use(logRequests());
    app.useGlobalPipes(createValidationPipe());
    app.useGlobalFilters(new ProblemFilter(app.get(Clock)));
    await app.listen(0, '127.0.0.1');
    const make = (role: 'operator' | 'admin'): Promise<string> =>
      app.get(ApiKeys).create({ name: `the ${role}`, role, createdAt: new Date(), expiresAt: null });
    keys = { operator: await make('operator'), admin: await make('admin') };
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  async function ask(
    method: string,
    path: string,
    role: 'operator' | 'admin',
    body?: unknown,
  ): Promise<Response> {
    return fetch(`${await app.getUrl()}${path}`, {
      method,
      headers: { 'x-api-key': keys[role], 'x-request-id': `r-${size}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  async function entries(
    query = '',
  ): Promise<{ entries: Record<string, unknown>[]; nextCursor: string | null }> {
    const answer = await ask('GET', `/api/v1/audit${query}`, 'admin');
    expect(answer.status).toBe(200);
    return (await answer.json()) as Awaited<ReturnType<typeof entries>>;
  }

  it('is written before anything changes: without it nothing does', async () => {
    expect((await ask('GET', '/size', 'operator')).status).toBe(200);
    const refused = await ask('POST', '/size', 'operator', { size: 5 });

    expect(refused.status).toBe(503);
    expect(size).toBe(1);
    app.get(OwnTables).noteReady();
    expect((await ask('POST', '/size', 'operator', { size: 2 })).status).toBe(201);
    expect(statusesMeanwhile).toEqual(['changeSize', null]);
  });

  it('has who changed what, from where, and what was there before and afterwards', async () => {
    await ask('POST', '/size', 'operator', { size: 3, password: 'marked' });

    const {
      entries: [entry],
    } = await entries();
    expect(entry).toEqual({
      id: expect.any(String) as string,
      at: expect.stringMatching(/Z$/) as string,
      caller: 'the operator',
      role: 'operator',
      address: '127.0.0.1',
      operation: 'changeSize',
      target: 'POST /size',
      requestId: 'r-2',
      request: { size: 3, password: '***' },
      before: { size: 2 },
      after: { size: 3 },
      status: 201,
      error: null,
    });
  });

  it('has attempts that failed, and no questions, also none that were refused', async () => {
    const { entries: before } = await entries();
    expect((await ask('POST', '/size', 'admin', { size: -1 })).status).toBe(400);
    expect((await ask('POST', '/size/question', 'operator')).status).toBe(201);
    expect((await ask('GET', '/api/v1/audit', 'operator')).status).toBe(403);

    const { entries: after } = await entries();
    expect(after.slice(1)).toEqual(before);
    expect(after[0]).toMatchObject({
      caller: 'the admin',
      status: 400,
      error: 'invalid_request',
      after: null,
    });
  });

  it('has calls that were refused for their key or role, the first at once and the others counted', async () => {
    const { entries: before } = await entries();
    const withoutKey = async (path: string): Promise<number> =>
      (await fetch(`${await app.getUrl()}${path}`, { method: 'POST', body: 'marked' })).status;
    for (let i = 0; i < 5; i += 1) expect(await withoutKey('/size')).toBe(401);
    expect(await withoutKey('/size/question')).toBe(401);
    expect((await ask('POST', '/size/limit', 'operator')).status).toBe(403);
    const added = async (): Promise<unknown[]> =>
      (await entries()).entries.slice(0, -before.length).filter(({ status }) => status !== null);
    await waitFor(async () => (await added()).length === 2, { what: 'the entries' });
    expect(await added()).toMatchObject([
      { caller: 'the operator', role: 'operator', operation: 'limit', status: 403, error: 'forbidden' },
      {
        caller: 'anybody',
        role: 'none',
        address: '127.0.0.1',
        operation: 'changeSize',
        status: 401,
        error: 'unauthenticated',
        request: { times: 1 },
        after: null,
      },
    ]);

    await app.get(RefusedCalls).writeCounted();
    expect((await added())[0]).toMatchObject({ operation: 'changeSize', status: 401, request: { times: 4 } });
    await database.rows(`delete from audit_entries where status in (401, 403)`);
  });

  it('is listed page by page, by who, what, when and the request', async () => {
    const all = (await entries()).entries;
    const first = await entries('?limit=2');
    const second = await entries(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.entries, ...second.entries]).toEqual(all);
    expect(second.nextCursor).toBeNull();

    const of = async (query: string): Promise<unknown[]> =>
      (await entries(query)).entries.map(({ requestId }) => requestId);
    expect(await of('?caller=the%20operator')).toEqual(['r-2', 'r-1']);
    expect(await of('?operation=changeSize&requestId=r-3')).toEqual(['r-3']);
    expect(await of('?operation=nothing')).toEqual([]);
    expect(await of('?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z')).toEqual([]);
    expect((await ask('GET', '/api/v1/audit?cursor=x', 'admin')).status).toBe(400);
  });

  it('goes when it is old, a few entries at a time', async () => {
    const retention = new RetentionRepository(database.em);
    const [{ n } = {}] = await database.rows(`
      with old as (update audit_entries set at = '2020-01-01' where id < (select max(id) from audit_entries) returning 1)
      select count(*)::int as n from old`);

    expect(n).toBe(2);
    expect(await retention.deleteAuditEntries(new Date('2020-01-02'), 1)).toBe(1);
    expect(await retention.deleteAuditEntries(new Date('2020-01-02'), 10)).toBe(1);
    expect((await entries()).entries.map(({ requestId }) => requestId)).toEqual(['r-3']);
  });
});
