import { NOTHING_SWEPT } from '../../../src/anomaly/sweep/sweep-report.js';
import type { SweepScheduler } from '../../../src/anomaly/index.js';
import type { CapacityScheduler, ForecastScheduler } from '../../../src/forecasting/index.js';
import type { MaintenanceScheduler } from '../../../src/maintenance/index.js';
import type { MetricSource } from '../../../src/metrics/index.js';
import type { DetectorProvider } from '../../../src/models/index.js';
import { EmsSchemaError } from '../../../src/metrics/database/ems-schema.error.js';

import { loadConfig } from '../../../src/platform/config/index.js';
import type { MigrationRunner } from '../../../src/platform/database/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import type { JobQueue } from '../../../src/platform/queue/index.js';
import type { BackgroundWork } from '../../../src/startup/background-work.service.js';
import { PrepareService } from '../../../src/startup/prepare.service.js';
import { Schedules } from '../../../src/startup/schedules.service.js';
import { StartupService } from '../../../src/startup/startup.service.js';
import type { RetrainingScheduler } from '../../../src/training/index.js';
import { waitFor } from '../../support/index.js';

const NEEDED = { DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' };
const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

type Step = 'migrate' | 'queue' | 'background' | 'refresh' | 'look' | 'train' | 'sweep' | 'forecast';

/** The service with stand-ins that note what is asked of them, and fail once with what a spec gives them. */
function startupWith(
  failures: Partial<Record<Step, Error[]>>,
  {
    environment = {},
    isMigrated = false,
  }: { environment?: Record<string, string>; isMigrated?: boolean } = {},
) {
  const steps: Step[] = [];
  const take = <T>(step: Step, result: T): Promise<T> => {
    steps.push(step);
    const failure = failures[step]?.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(result);
  };
  const swept = { ...NOTHING_SWEPT, seriesIds: new Set(['a cpu']), nScored: 2 };
  const pending = isMigrated ? [] : ['Migration1'];
  const config = loadConfig({ ...NEEDED, ...environment });
  const detector = {
    refresh: () => take('refresh', undefined),
    current: () => undefined,
  } as unknown as DetectorProvider;
  const preparation = new PrepareService(
    { run: () => take('migrate', pending.splice(0)) } as unknown as MigrationRunner,
    { start: () => take('queue', undefined) } as unknown as JobQueue,
    { start: () => take('background', undefined) } as unknown as BackgroundWork,
    detector,
    { unavailableSources: () => take('look', []) } as unknown as MetricSource,
    config,
  );
  const schedules = new Schedules(
    { start: () => take('train', undefined) } as unknown as RetrainingScheduler,
    { start: () => take('sweep', swept) } as unknown as SweepScheduler,
    { start: () => take('forecast', undefined) } as unknown as ForecastScheduler,
    { start: () => Promise.resolve() } as unknown as CapacityScheduler,
    { start: () => Promise.resolve() } as unknown as MaintenanceScheduler,
    config,
  );
  const service = new StartupService(preparation, detector, schedules, new StoppedClock(0), config);
  return { service, steps };
}

describe('the start', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('migrates, loads, trains, sweeps and has forecasts made, then says where to look', async () => {
    const { service, steps } = startupWith({});
    await service.start();

    expect(steps).toEqual([
      ...['migrate', 'queue', 'background', 'refresh', 'look', 'train', 'sweep', 'forecast'],
    ]);
    expect(lines.map(({ level }) => level)).not.toContain('warn');
    expect(lines[0]).toEqual({ level: 'log', message: 'Applied 1 migration(s)' });
    expect(lines.at(-1)?.message).toMatch(/^Ready: /);
    expect(service.current()).toEqual({ status: 'ready' });
  });

  it('waits for a database that is unavailable, at first and again later', async () => {
    const { service, steps } = startupWith({ migrate: [away()], queue: [away()], sweep: [away()] });
    await service.start();

    expect(steps).toEqual([
      ...['migrate', 'migrate', 'queue', 'migrate', 'queue', 'background', 'refresh', 'look', 'train'],
      ...['sweep', 'sweep', 'forecast'],
    ]);
    expect(lines.filter(({ level }) => level === 'warn')).toEqual([
      { level: 'warn', message: 'Waiting for the database: connect ECONNREFUSED' },
      { level: 'warn', message: 'Waiting for the database: connect ECONNREFUSED' },
    ]);
  });

  it('names a table of the platform that is missing, once, and goes on when it is there', async () => {
    const missing = (): Error => new EmsSchemaError('Table assets is missing or may not be read');
    const { service, steps } = startupWith({ look: [missing(), missing()] });
    await service.start();

    expect(steps.filter((step) => step === 'look')).toHaveLength(3);
    expect(lines.map(({ message }) => message)).toContain('Applied 1 migration(s)');
    expect(lines.map(({ message }) => message)).not.toContain('The database is up to date');
    expect(lines.filter(({ level }) => level === 'error')).toEqual([
      {
        level: 'error',
        message: expect.stringMatching(
          /^Cannot start yet: Table assets is missing or may not be read\. Let DATABASE_URL lead/,
        ) as string,
      },
    ]);
  });

  it('says that the own tables are up to date once, however often it tries', async () => {
    const missing = new EmsSchemaError('Table assets is missing or may not be read');
    const { service, steps } = startupWith({ look: [missing] }, { isMigrated: true });
    await service.start();

    expect(steps.filter((step) => step === 'migrate')).toHaveLength(2);
    expect(lines.filter(({ message }) => message === 'The database is up to date')).toHaveLength(1);
  });

  it('fails when a migration is wrong, and leaves the rest', async () => {
    const { service, steps } = startupWith({ migrate: [new Error('syntax error at "tabel"')] });

    await expect(service.start()).rejects.toThrow('syntax error at "tabel"');

    expect(steps).toEqual(['migrate']);
  });

  it('stops waiting, without a word, when it is stopped', async () => {
    const { service, steps } = startupWith({ migrate: [away(), away()] });
    const started = service.start();
    await waitFor(() => lines.length > 0);
    expect(service.current()).toEqual({ status: 'waiting', obstacle: 'connect ECONNREFUSED' });
    service.onApplicationShutdown();
    await started;

    expect(steps).toEqual(['migrate']);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('sweeps not at all when detection is switched off', async () => {
    const { service, steps } = startupWith({}, { environment: { ANOMALY_DETECTION_ENABLED: 'false' } });
    await service.start();

    expect(steps).toEqual(['migrate', 'queue', 'background', 'refresh', 'look', 'train', 'forecast']);
  });
});
