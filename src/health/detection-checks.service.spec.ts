import { HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test, type TestingModule } from '@nestjs/testing';
import type { CollectionWatch } from '../anomaly/index.js';
import type { MetricSource } from '../metrics/index.js';
import type { ActiveModel, DetectorProvider } from '../models/index.js';
import { OwnTables } from '../platform/database/index.js';
import type { DriftMonitor } from '../training/index.js';
import { DetectionChecks } from './detection-checks.service.js';

const AT = new Date(Date.UTC(2026, 10, 22, 9));
const STORAGE_FAULT = 'The model could not be written to /models/v1.model: EACCES';
const model: ActiveModel = {
  modelVersion: 'v1',
  trainedAt: AT,
  activatedAt: AT,
  artifact: new Uint8Array(new SharedArrayBuffer(1)),
};

describe('DetectionChecks', () => {
  let module: TestingModule;

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [TerminusModule.forRoot({ logger: false })],
    }).compile();
  });
  afterAll(() => module.close());

  const checksWith = (detector: Partial<DetectorProvider>, drift: Partial<DriftMonitor> = {}) => {
    const tables = new OwnTables();
    tables.noteReady();
    return new DetectionChecks(
      module.get(HealthIndicatorService),
      detector as DetectorProvider,
      {} as CollectionWatch,
      {} as MetricSource,
      drift as DriftMonitor,
      tables,
    );
  };

  it('are degraded while models cannot be kept as files, saying why', () => {
    const storageFault = () => STORAGE_FAULT;

    expect(checksWith({ current: () => model, storageFault }).checkModel()).toMatchObject({
      model: { status: 'degraded', modelVersion: 'v1', message: STORAGE_FAULT },
    });
    expect(checksWith({ current: () => undefined, storageFault }).checkModel()).toEqual({
      model: {
        status: 'degraded',
        message: `No model is trained yet; scores are statistical. ${STORAGE_FAULT}.`,
      },
    });
  });

  it('are degraded while what is usual has drifted away from the model, saying how far, in what and since when', async () => {
    const current: DriftMonitor['current'] = () =>
      Promise.resolve({
        modelVersion: 'v1',
        measuredAt: AT,
        overall: { drift: 0.312, feature: 'spread' },
        metrics: [{ metricName: 'latency', drift: 0.9, feature: 'crest', hours: 500 }],
        threshold: 0.25,
        isBeyond: true,
        sinceAt: AT,
      });

    expect(await checksWith({}, { current }).checkDrift()).toEqual({
      drift: {
        status: 'degraded',
        drift: 0.312,
        feature: 'spread',
        since: '2026-11-22T09:00:00.000Z',
        message:
          'What is usual has moved by 0.31 (spread most), the threshold being 0.25 since 2026-11-22T09:00:00.000Z; latency furthest, by 0.90',
      },
    });
  });
});
