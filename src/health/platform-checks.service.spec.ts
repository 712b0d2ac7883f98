import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { EmsClient, OutboxService } from '../ems/index.js';
import { type DatabaseHealth, OwnTables } from '../platform/database/index.js';
import type { CurrentTopology, TopologySnapshot } from '../topology/index.js';
import { PlatformChecks } from './platform-checks.service.js';

const READ_AT = new Date(Date.UTC(2026, 10, 22, 12));

describe('PlatformChecks', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  const checkTopology = (sourcesAway: TopologySnapshot['sourcesAway']) => {
    const snapshot = { version: 4, graph: { nNodes: 3, nEdges: 2 }, sourcesAway } as TopologySnapshot;
    const checks = new PlatformChecks(
      module.get(HealthIndicatorService),
      {} as DatabaseHealth,
      {} as EmsClient,
      {} as OutboxService,
      new OwnTables(),
      { current: () => snapshot } as CurrentTopology,
    );
    return checks.checkTopology();
  };

  it('are degraded while a source of the topology is away, and say how old what they go by is', () => {
    expect(
      checkTopology([{ source: 'api', problem: 'no login', readAt: READ_AT, version: 0, faults: [] }]),
    ).toMatchObject({
      topology: {
        status: 'degraded',
        version: 4,
        message: 'api, last read 2026-11-22T12:00:00.000Z: no login',
      },
    });
  });

  it('say where a source has never been read', () => {
    expect(
      checkTopology([{ source: 'api', problem: 'no login', readAt: null, version: 0, faults: [] }]),
    ).toMatchObject({
      topology: { message: 'api, last read never: no login' },
    });
  });
});
