import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { NoticeQueue } from '../alerting/index.js';
import type { EmsClient, OutboxService } from '../ems/index.js';
import { type DatabaseHealth, OwnTables } from '../platform/database/index.js';
import type { CurrentTopology } from '../topology/index.js';
import { NoticeChecks } from './notice-checks.service.js';
import { PlatformChecks } from './platform-checks.service.js';

const NOW = new Date(Date.UTC(2026, 10, 22, 12));

describe('the health', () => {
  let module: TestingModule;
  const tables = new OwnTables();
  tables.noteReady();

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  it('is degraded while other tools take no notices, saying since when and why', async () => {
    const target = { target: 'webhook', waiting: 1, failing: 2, givenUp: 0 } as const;
    const counts = [{ ...target, failingSince: NOW, lastError: 'Refused with status 503' }];
    const queue = { counts: () => Promise.resolve(counts) } as unknown as NoticeQueue;
    const checks = new NoticeChecks(module.get(HealthIndicatorService), queue, tables);

    expect(await checks.checkNotices()).toMatchObject({
      notices: {
        status: 'degraded',
        message: 'webhook since 2026-11-22T12:00:00.000Z: Refused with status 503',
      },
    });
  });

  it('is degraded while a source of the topology is away, and says how old what it goes by is', () => {
    const sourcesAway = [{ source: 'api', problem: 'no login', readAt: NOW }];
    const snapshot = { version: 4, graph: { nNodes: 3, nEdges: 2 }, sourcesAway };
    const checks = new PlatformChecks(
      module.get(HealthIndicatorService),
      {} as DatabaseHealth,
      {} as EmsClient,
      {} as OutboxService,
      tables,
      { current: () => snapshot } as unknown as CurrentTopology,
    );

    expect(checks.checkTopology()).toMatchObject({
      topology: {
        status: 'degraded',
        version: 4,
        message: 'api, last read 2026-11-22T12:00:00.000Z: no login',
      },
    });
  });
});
