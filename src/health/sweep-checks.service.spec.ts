import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { SweepCondition, SweepMonitor } from '../anomaly/index.js';
import { OwnTables } from '../platform/database/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import type { StartupService, StartupState } from '../startup/index.js';
import { SweepChecks } from './sweep-checks.service.js';

const NOW = new Date(Date.UTC(2026, 10, 22, 12));
const NEVER: SweepCondition = { status: 'stopped', sweptUntil: undefined };

describe('SweepChecks', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  const checkWith = async (condition: SweepCondition, startup: StartupState, areTablesReady = true) => {
    const tables = new OwnTables();
    if (areTablesReady) tables.noteReady();
    const checks = new SweepChecks(
      module.get(HealthIndicatorService),
      { condition: () => Promise.resolve(condition) } as SweepMonitor,
      { current: () => startup } as StartupService,
      tables,
      new StoppedClock(NOW.getTime()),
    );
    return (await checks.checkSweeps()).sweeps;
  };

  it('lets the service start in its own time', async () => {
    expect(await checkWith(NEVER, { status: 'starting', since: NOW })).toEqual({
      status: 'degraded',
      sweptUntil: null,
      message: 'The service is starting',
      isStopped: false,
    });
  });

  it('takes a start that goes on for ever for a fault', async () => {
    const since = new Date(NOW.getTime() - 3_600_000);

    expect(await checkWith(NEVER, { status: 'starting', since })).toMatchObject({
      message: 'No sweep has run yet',
      isStopped: true,
    });
  });

  it.each([true, false])(
    'says what keeps the service from starting (own tables ready: %s)',
    async (ready) => {
      expect(
        await checkWith(NEVER, { status: 'waiting', obstacle: 'Table assets is missing' }, ready),
      ).toMatchObject({ message: 'Cannot start yet: Table assets is missing', isStopped: true });
    },
  );

  it('says since when no sweep runs', async () => {
    const sweptUntil = new Date(Date.UTC(2026, 10, 22));

    expect(await checkWith({ status: 'stopped', sweptUntil }, { status: 'ready' })).toMatchObject({
      sweptUntil: '2026-11-22T00:00:00.000Z',
      message: 'No sweep has run since 2026-11-22T00:00:00.000Z',
      isStopped: true,
    });
  });

  it('is content without sweeps where they are switched off', async () => {
    expect(await checkWith({ status: 'off', sweptUntil: undefined }, { status: 'ready' })).toMatchObject({
      status: 'up',
    });
  });
});
