import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { NoticeQueue } from '../alerting/index.js';
import { OwnTables } from '../platform/database/index.js';
import { NoticeChecks } from './notice-checks.service.js';

const SINCE = new Date(Date.UTC(2026, 10, 22, 12));
type Target = Awaited<ReturnType<NoticeQueue['counts']>>[number];

const failing: Target = {
  target: 'webhook',
  waiting: 1,
  failing: 2,
  givenUp: 0,
  failingSince: SINCE,
  lastError: 'Refused with status 503',
};

describe('NoticeChecks', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  const check = (...targets: readonly Target[]) => {
    const queue = { counts: () => Promise.resolve(targets) } as unknown as NoticeQueue;
    const tables = new OwnTables();
    tables.noteReady();
    return new NoticeChecks(module.get(HealthIndicatorService), queue, tables).checkNotices();
  };

  it('are degraded while other tools take no notices, saying since when and why', async () => {
    expect(await check(failing)).toMatchObject({
      notices: {
        status: 'degraded',
        message: 'webhook since 2026-11-22T12:00:00.000Z: Refused with status 503',
      },
    });
  });

  it('are up without targets', async () => {
    expect(await check()).toEqual({ notices: { status: 'up', targets: [] } });
  });
});
