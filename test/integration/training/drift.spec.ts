import { profileSeries, type SeriesSamples, sumProfiles } from '../../../src/ml/index.js';
import type { ActiveModel, DetectorPool, ModelCatalog, ProfileTask } from '../../../src/models/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { DriftMonitor } from '../../../src/training/drift/drift-monitor.service.js';
import { DriftRepository } from '../../../src/training/drift/drift.repository.js';
import { MeasureDriftService } from '../../../src/training/drift/measure-drift.service.js';
import type { TrainingData, TrainingDataService } from '../../../src/training/training-data.service.js';
import { DriftNotMeasuredError } from '../../../src/training/training.errors.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const NOW_MS = Date.UTC(2026, 10, 24, 9);
const STEP_MS = 300_000;
const N = 10 * 288;
const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', DRIFT_CHECK_INTERVAL: '3600' });
const request = { timeRangeSeconds: 864_000, trigger: 'schedule', assetIds: [7] } as const;

/** Ten days of a synthetic metric; in its last day and a half it swings by `swing`. */
function samplesOf(seed: number, swing: number): SeriesSamples {
  const timestamps = Float64Array.from({ length: N }, (_, i) => NOW_MS + (i - N) * STEP_MS);
  const values = timestamps.map(
    (at, i) =>
      50 +
      10 * Math.sin(at / 1e7 + seed) +
      ((i * 7919 + seed * 104_729) % 101) / 25 +
      (i > N - 432 && i % 2 ? swing : 0),
  );
  return { timestamps, values };
}

describe('drift', () => {
  let database: ServiceDatabase;
  let clock: StoppedClock;
  let measuring: MeasureDriftService;
  let monitor: DriftMonitor;
  let history: TrainingData;
  let asked: unknown;

  /** Eight series of a metric, of which some swing. */
  function historyOf(nSwinging: number, incidentMs = Infinity): TrainingData {
    const series = Array.from({ length: 8 }, (_, i) => ({
      assetId: '7',
      metricName: 'cpu_usage',
      assetType: 'router',
      timeZone: 'UTC',
      samples: samplesOf(i + 1, i < nSwinging ? 40 : 0),
      untilMs: Infinity,
      incidentMs: i < nSwinging ? incidentMs : Infinity,
    }));
    const counts = {
      nSamples: 1,
      nSamplesInIncidents: 0,
      nSamplesHeldOut: 0,
      nSeriesExcluded: 0,
      nSeriesCut: 0,
    };
    return { nAssets: 1, series, ...counts, fromMs: 0, untilMs: NOW_MS };
  }

  beforeEach(async () => {
    database = await openServiceDatabase();
    clock = new StoppedClock(NOW_MS);
    history = historyOf(0);
    const drifts = new DriftRepository(database.em);
    const source = {
      readHistory: (scope: unknown) => {
        asked = scope;
        return Promise.resolve(history);
      },
    } as unknown as TrainingDataService;
    const pool = {
      profile: ({ series }: ProfileTask) =>
        Promise.resolve(
          new Map([
            ['cpu_usage', sumProfiles(series.map(({ samples, untilMs }) => profileSeries(samples, untilMs)))],
          ]),
        ),
    } as unknown as DetectorPool;
    const detector = {
      current: () => ({ modelVersion: 'v1' }) as ActiveModel,
      refresh: () => Promise.resolve(),
    };
    measuring = new MeasureDriftService(drifts, source, pool, detector as never, clock, config);
    const catalog = { get: () => Promise.resolve({}) } as unknown as ModelCatalog;
    monitor = new DriftMonitor(drifts, detector as never, catalog, config);
  });
  afterEach(() => database.close());

  const measureLater = async (): Promise<void> => {
    clock.advanceSeconds(3600);
    await measuring.measureWhenDue();
  };

  it('is none right after the training, and is not known of a model that did not remember its training', async () => {
    await expect(monitor.get('v1')).rejects.toThrow(DriftNotMeasuredError);
    await measuring.remember('v1', request, history);

    expect(await monitor.get('v1')).toMatchObject({
      modelVersion: 'v1',
      measuredAt: new Date(NOW_MS),
      overall: { drift: 0 },
      metrics: [{ metricName: 'cpu_usage', drift: 0, hours: 384 }],
      isBeyond: false,
      sinceAt: null,
    });
  });

  it('is measured once an interval, on the assets and the range of the training', async () => {
    await measuring.remember('v1', request, history);
    clock.advanceSeconds(3599);
    await measuring.measureWhenDue();
    expect(asked).toBeUndefined();

    clock.advanceSeconds(1);
    await measuring.measureWhenDue();
    await measuring.measureWhenDue();

    expect(asked).toEqual({ timeRangeSeconds: 864_000, assetIds: ['7'] });
    expect(await database.rows('select id from drift_measurements')).toHaveLength(2);
    expect((await monitor.current())?.overall?.drift).toBe(0);
  });

  it('grows when the network changes, names the feature and the start, and ends when it changes back', async () => {
    await measuring.remember('v1', request, history);
    history = historyOf(8);
    await measureLater();
    const firstAt = clock.now();
    await measureLater();

    const report = await monitor.get('v1');
    expect(report).toMatchObject({ isBeyond: true, sinceAt: firstAt, measuredAt: clock.now() });
    expect(report.overall?.drift).toBeGreaterThan(1);
    expect(['value', 'change', 'departure', 'spread', 'crest', 'excess', 'seasonal']).toContain(
      report.overall?.feature,
    );

    history = historyOf(0);
    await measureLater();
    expect(await monitor.get('v1')).toMatchObject({ isBeyond: false, sinceAt: null });
  });

  it('deletes the baselines of models whose files were deleted', async () => {
    await measuring.remember('v1', request, history);
    await database.rows(`
      insert into model_metadata ("modelType", "modelVersion", "trainingDate", metrics, parameters, status, "filePath", metadata, "createdAt", "artifactDeletedAt")
      values ('anomaly_detection', 'v1', now(), '{}', '{}', 'retired', '', '{}', now(), now())`);
    await measuring.remember('v2', request, history);

    expect(await database.rows('select "modelVersion" from drift_baselines')).toEqual([
      { modelVersion: 'v2' },
    ]);
  });

  it('does not count what lies in an open episode', async () => {
    await measuring.remember('v1', request, history);
    history = historyOf(3);
    await measureLater();
    const counted = (await monitor.get('v1')).overall?.drift ?? 0;
    history = historyOf(3, NOW_MS - 432 * STEP_MS);
    await measureLater();

    expect(counted).toBeGreaterThan(0.25);
    expect((await monitor.get('v1')).overall?.drift).toBeLessThan(0.1);
  });
});
