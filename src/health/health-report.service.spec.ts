import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { NoticeQueue } from '../alerting/index.js';
import type { CollectionWatch, SweepCondition, SweepMonitor } from '../anomaly/index.js';
import type { EmsClient, EmsHealth, OutboxCounts, OutboxService } from '../ems/index.js';
import type { ForecastCondition, ForecastMonitor } from '../forecasting/index.js';
import type { MetricSource } from '../metrics/index.js';
import type { ActiveModel, DetectorProvider } from '../models/index.js';
import { type DatabaseHealth, OwnTables } from '../platform/database/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import type { StartupService, StartupState } from '../startup/index.js';
import type { CurrentTopology, TopologySnapshot } from '../topology/index.js';
import type { DriftMonitor } from '../training/index.js';
import { HealthResponse } from './dto/health.dto.js';
import { DetectionChecks } from './detection-checks.service.js';
import { ForecastChecks } from './forecast-checks.service.js';
import { HealthReportService } from './health-report.service.js';
import { NoticeChecks } from './notice-checks.service.js';
import { PlatformChecks } from './platform-checks.service.js';
import { SweepChecks } from './sweep-checks.service.js';

const AWAY = new AggregateError([
  new Error('connect ECONNREFUSED ::1'),
  new Error('connect ECONNREFUSED 127.0.0.1'),
]);
const model: ActiveModel = {
  modelVersion: 'v1',
  trainedAt: new Date(Date.UTC(2026, 10, 22)),
  activatedAt: new Date(Date.UTC(2026, 10, 22)),
  artifact: new Uint8Array(new SharedArrayBuffer(1)),
};
const NOW = new Date(Date.UTC(2026, 10, 22, 12));
const counts: OutboxCounts = { waiting: 2, delivered: 7, parked: 1, oldestWaitingSeconds: 3 };

/** What the service depends on, all well unless a spec changes it. */
const allWell = {
  isStarting: false,
  ping: (): Promise<void> => Promise.resolve(),
  ems: { isReachable: true, isHealthy: true, version: '1.2.0', detail: 'fine' } as EmsHealth,
  model: model as ActiveModel | undefined,
  storageFault: undefined as string | undefined,
  counts: (): Promise<OutboxCounts> => Promise.resolve(counts),
  isObserveOnly: false,
  unavailableSources: (): Promise<readonly string[]> => Promise.resolve([]),
  drift: (): ReturnType<DriftMonitor['current']> => Promise.resolve(undefined),
  startup: { status: 'ready' } as StartupState,
  sweeps: { status: 'current', sweptUntil: new Date(Date.UTC(2026, 10, 22)) } as SweepCondition,
  forecasts: {
    status: 'current',
    newestForecastAt: new Date(Date.UTC(2026, 10, 22, 11)),
    lookedAt: new Date(Date.UTC(2026, 10, 22, 11)),
    nSeries: 5,
  } as ForecastCondition,
  topology: { version: 4, graph: { nNodes: 3, nEdges: 2 }, sourcesAway: [] } as unknown as TopologySnapshot,
  notices: [] as Awaited<ReturnType<NoticeQueue['counts']>>,
  outage: (): ReturnType<CollectionWatch['current']> => Promise.resolve(undefined),
};

describe('HealthReportService', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  function reportWith(changes: Partial<typeof allWell> = {}): ReturnType<HealthReportService['report']> {
    const around = { ...allWell, ...changes };
    const indicators = module.get(HealthIndicatorService);
    const tables = new OwnTables();
    if (!around.isStarting) tables.noteReady();
    const detection = new DetectionChecks(
      indicators,
      { current: () => around.model, storageFault: () => around.storageFault } as DetectorProvider,
      { current: () => around.outage() } as CollectionWatch,
      { unavailableSources: () => around.unavailableSources() } as MetricSource,
      { current: () => around.drift() } as DriftMonitor,
      tables,
    );
    const platform = new PlatformChecks(
      indicators,
      { ping: () => around.ping() } as DatabaseHealth,
      { checkHealth: () => Promise.resolve(around.ems) } as EmsClient,
      { counts: () => around.counts(), isObserveOnly: around.isObserveOnly } as OutboxService,
      tables,
      { current: () => around.topology } as CurrentTopology,
    );
    const sweeps = new SweepChecks(
      indicators,
      { condition: () => Promise.resolve(around.sweeps) } as SweepMonitor,
      { current: () => around.startup } as StartupService,
      tables,
      new StoppedClock(NOW.getTime()),
    );
    const monitor = { condition: () => Promise.resolve(around.forecasts) } as ForecastMonitor;
    const forecasts = new ForecastChecks(indicators, monitor, tables);
    const queue = { counts: () => Promise.resolve(around.notices) } as NoticeQueue;
    const notices = new NoticeChecks(indicators, queue, tables);
    const checks = module.get(HealthCheckService);
    return new HealthReportService(checks, platform, detection, sweeps, forecasts, notices).report();
  }

  it('is healthy when everything answers, and shows the details', async () => {
    expect(await reportWith()).toEqual({
      status: 'healthy',
      isDatabaseUp: true,
      isEmsCoreUp: true,
      hasModel: true,
      checks: {
        database: { status: 'up' },
        drift: { status: 'up', message: 'Not measured yet' },
        emsCore: { status: 'up', version: '1.2.0' },
        model: { status: 'up', modelVersion: 'v1', trainedAt: '2026-11-22T00:00:00.000Z' },
        sweeps: { status: 'up', sweptUntil: '2026-11-22T00:00:00.000Z' },
        outbox: { status: 'up', ...counts },
        notices: { status: 'up', targets: [] },
        topology: { status: 'up', version: 4, nodes: 3, connections: 2 },
        metrics: { status: 'up', unavailableSources: [] },
        collection: { status: 'up' },
        forecasts: {
          status: 'up',
          newestForecastAt: '2026-11-22T11:00:00.000Z',
          lookedAt: '2026-11-22T11:00:00.000Z',
          series: 5,
        },
      },
    });
  });

  it('is degraded without EMS Core, saying why', async () => {
    const ems = { isReachable: true, isHealthy: false, version: '1.2.0', detail: 'its database is away' };
    const report = await reportWith({ ems });

    expect(report).toMatchObject({ status: 'degraded', isEmsCoreUp: false, isDatabaseUp: true });
    expect(report.checks.emsCore).toEqual({ status: 'degraded', message: 'its database is away' });
  });

  it('says that nothing is announced, which is no fault', async () => {
    const report = await reportWith({ isObserveOnly: true });

    expect(report.status).toBe('healthy');
    expect(report.checks.outbox).toEqual({ status: 'up', ...counts, observeOnly: true });
  });

  it('is degraded without a model', async () => {
    const report = await reportWith({ model: undefined });

    expect(report).toMatchObject({ status: 'degraded', hasModel: false });
    expect(report.checks.model).toMatchObject({ status: 'degraded' });
  });

  it('is degraded while models cannot be kept as files, saying why, and has a model all the same', async () => {
    const storageFault = 'The model could not be written to /models/v1.model: EACCES';
    const report = await reportWith({ storageFault });

    expect(report).toMatchObject({ status: 'degraded', hasModel: true });
    expect(report.checks.model).toMatchObject({
      status: 'degraded',
      modelVersion: 'v1',
      message: storageFault,
    });
    const { checks } = await reportWith({ storageFault, model: undefined });
    expect(checks.model).toEqual({
      status: 'degraded',
      message: `No model is trained yet; scores are statistical. ${storageFault}.`,
    });
  });

  it('is degraded while what is usual has drifted away from the model, saying how far, in what and since when', async () => {
    const at = new Date(Date.UTC(2026, 10, 22, 9));
    const report = await reportWith({
      drift: () =>
        Promise.resolve({
          modelVersion: 'v1',
          measuredAt: at,
          overall: { drift: 0.312, feature: 'spread' },
          metrics: [{ metricName: 'latency', drift: 0.9, feature: 'crest', hours: 500 }],
          threshold: 0.25,
          isBeyond: true,
          sinceAt: at,
        }),
    });

    expect(report.status).toBe('degraded');
    expect(report.checks.drift).toEqual({
      status: 'degraded',
      drift: 0.312,
      feature: 'spread',
      since: '2026-11-22T09:00:00.000Z',
      message:
        'What is usual has moved by 0.31 (spread most), the threshold being 0.25 since 2026-11-22T09:00:00.000Z; latency furthest, by 0.90',
    });
  });

  it('says which samples cannot be seen here, and is healthy all the same', async () => {
    const gap = 'Table metrics is missing or may not be read: not seen is what is posted';
    const report = await reportWith({ unavailableSources: () => Promise.resolve([gap]) });

    expect(report.status).toBe('healthy');
    expect(report.checks.metrics).toEqual({ status: 'up', unavailableSources: [gap] });
  });

  it('is degraded while no table with samples can be read, saying which', async () => {
    const fault = new Error('Table assets is missing or may not be read');
    const report = await reportWith({ unavailableSources: () => Promise.reject(fault) });

    expect(report.status).toBe('degraded');
    expect(report.checks.metrics).toEqual({ status: 'degraded', message: fault.message });
  });

  it('is degraded while no metrics arrive, saying since when', async () => {
    const outage = { startedAt: new Date(Date.UTC(2026, 10, 22, 14)), nMissingSeries: 140, nSeries: 144 };
    const report = await reportWith({ outage: () => Promise.resolve(outage) });

    expect(report.status).toBe('degraded');
    expect(report.checks.collection).toEqual({
      status: 'degraded',
      message: expect.stringContaining(
        'Metrics stopped arriving at 2026-11-22T14:00:00.000Z: 140 of 144 series do not report.',
      ) as string,
    });
  });

  it('is degraded while sweeps are behind, saying how far they are', async () => {
    const sweptUntil = new Date(Date.UTC(2026, 10, 22));
    const report = await reportWith({ sweeps: { status: 'behind', sweptUntil } });

    expect(report.status).toBe('degraded');
    expect(report.checks.sweeps).toMatchObject({
      sweptUntil: sweptUntil.toISOString(),
      message: 'Sweeps are behind',
    });
  });

  it('is unhealthy while no sweep runs, whatever else is well', async () => {
    const sweptUntil = new Date(Date.UTC(2026, 10, 22));
    const report = await reportWith({ sweeps: { status: 'stopped', sweptUntil } });

    expect(report).toMatchObject({ status: 'unhealthy', isDatabaseUp: true });
    expect(report.checks.sweeps).toMatchObject({
      message: 'No sweep has run since 2026-11-22T00:00:00.000Z',
    });
  });

  it('says that the service is starting, and asks nothing of its tables before they are there', async () => {
    let nAsked = 0;
    const asked = (): Promise<never> => Promise.reject(new Error(`no such relation, ${++nAsked}`));
    const startup = { status: 'starting', since: NOW } as const;
    const report = await reportWith({ isStarting: true, startup, counts: asked, outage: asked });

    expect(nAsked).toBe(0);
    expect(report).toMatchObject({ status: 'degraded', isDatabaseUp: true });
    for (const name of ['model', 'outbox', 'collection'])
      expect(report.checks[name]).toEqual({
        status: 'degraded',
        message: expect.stringContaining('the service is starting') as string,
      });
  });

  it('is unhealthy without the database, whatever else is well, and names every address it tried', async () => {
    const away = (): Promise<never> => Promise.reject(AWAY);
    const report = await reportWith({ ping: away, counts: away, outage: away });

    expect(report).toMatchObject({
      status: 'unhealthy',
      isDatabaseUp: false,
      isEmsCoreUp: true,
      hasModel: true,
    });
    expect(report.checks.database).toEqual({
      status: 'degraded',
      message: 'Error: connect ECONNREFUSED ::1; Error: connect ECONNREFUSED 127.0.0.1',
    });
  });

  it('answers in the words the platform reads', async () => {
    const report = await reportWith({ model: undefined });

    expect(HealthResponse.from(report, new Date(Date.UTC(2026, 10, 22)))).toEqual({
      status: 'degraded',
      timestamp: '2026-11-22T00:00:00.000Z',
      database: true,
      emsCore: true,
      redis: null,
      models: { anomaly_detection: false },
      checks: report.checks,
    });
  });
});
