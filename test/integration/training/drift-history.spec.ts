import type { ModelCatalog } from '../../../src/models/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { DriftHistoryRepository } from '../../../src/training/drift/drift-history.repository.js';
import { DriftRepository } from '../../../src/training/drift/drift.repository.js';
import { ReadDriftHistoryService } from '../../../src/training/drift/read-drift-history.service.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const NOW_MS = Date.UTC(2026, 10, 24, 9);
const HOUR_MS = 3_600_000;
const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', DRIFT_THRESHOLD: '0.3' });

describe('the history of drift', () => {
  let database: ServiceDatabase;
  let drifts: DriftRepository;
  let history: ReadDriftHistoryService;

  const measured = (hoursAgo: number, overall: number | undefined, metrics: Record<string, number | null>) =>
    drifts.addMeasurement({
      modelVersion: 'v1',
      measuredAt: new Date(NOW_MS - hoursAgo * HOUR_MS),
      overall: overall === undefined ? undefined : { drift: overall, feature: 'value' },
      metrics: Object.entries(metrics).map(([metricName, drift]) => ({
        metricName,
        drift,
        feature: drift === null ? null : 'value',
        hours: 200,
      })),
    });

  beforeEach(async () => {
    database = await openServiceDatabase();
    drifts = new DriftRepository(database.em);
    const catalog = { get: () => Promise.resolve({}) } as unknown as ModelCatalog;
    const stored = new DriftHistoryRepository(database.em);
    history = new ReadDriftHistoryService(stored, catalog, new StoppedClock(NOW_MS), config);
  });
  afterEach(() => database.close());

  it('has no points of a model that was not measured', async () => {
    expect(await history.read('v1', 30)).toEqual({
      modelVersion: 'v1',
      threshold: 0.3,
      overall: [],
      metrics: [],
    });
  });

  it('lists what was measured in the time, oldest first, the metric that drifted furthest before the others', async () => {
    await measured(30, 0.9, { cpu_usage: 9 });
    await measured(20, undefined, { cpu_usage: null, 'Grüße/🚀 x': 0.2 });
    await measured(10, 0.4, { cpu_usage: 0.1, 'Grüße/🚀 x': 0.5 });
    const at = (hoursAgo: number) => new Date(NOW_MS - hoursAgo * HOUR_MS);

    expect(await history.read('v1', 1)).toEqual({
      modelVersion: 'v1',
      threshold: 0.3,
      overall: [
        { at: at(20), drift: null },
        { at: at(10), drift: 0.4 },
      ],
      metrics: [
        {
          metricName: 'Grüße/🚀 x',
          points: [
            { at: at(20), drift: 0.2 },
            { at: at(10), drift: 0.5 },
          ],
        },
        {
          metricName: 'cpu_usage',
          points: [
            { at: at(20), drift: null },
            { at: at(10), drift: 0.1 },
          ],
        },
      ],
    });
  });

  it('takes the highest of what was measured close to each other, and never more than 300 and one', async () => {
    for (let n = 0; n < 700; n++) await measured(n / 30, n === 350 ? 2 : 0.1, { cpu_usage: 0.1 });
    const { overall, metrics } = await history.read('v1', 1);

    expect(overall.length).toBeLessThanOrEqual(301);
    expect(overall.length).toBeGreaterThan(250);
    expect(overall.filter(({ drift }) => drift === 2)).toHaveLength(1);
    expect(metrics[0]?.points).toHaveLength(overall.length);
  });
});
