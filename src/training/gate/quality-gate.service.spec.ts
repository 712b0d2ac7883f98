import type { KnownEpisode, KnownEpisodes, SeriesThresholds } from '../../anomaly/index.js';
import type { ScopedComparison } from '../../ml/index.js';
import type { ActiveModel, CompareTask, DetectorPool, DetectorProvider } from '../../models/index.js';
import { loadConfig } from '../../platform/config/index.js';
import { historyOf, TRAINED_AT_MS } from '../testing/history.js';
import type { TrainingDataService } from '../training-data.service.js';
import { QualityGate } from './quality-gate.service.js';

const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
const WHOLE = { timeRangeSeconds: 3600 };
const CANDIDATE = Uint8Array.of(2);
const LIVE = { modelVersion: 'v1', artifact: Uint8Array.of(1) } as unknown as ActiveModel;
const alike: ScopedComparison = {
  nSeries: 2,
  nSamples: 400,
  live: { nAlarms: 3, meanScore: 0.24 },
  candidate: { nAlarms: 3, meanScore: 0.24 },
  scoreDistance: 0.02,
  agreement: 0.99,
  incidents: [],
  scopes: new Map(),
};
const incident: KnownEpisode = {
  id: '1',
  peakScore: 0.9,
  assetId: '1',
  metricName: 'latency',
  fromMs: TRAINED_AT_MS - 60_000,
  untilMs: TRAINED_AT_MS - 30_000,
  feedback: 'true_positive',
};

function gateAround(comparison: ScopedComparison) {
  const tasks: CompareTask[] = [];
  const reads: object[] = [];
  const gate = new QualityGate(
    { current: () => LIVE } as DetectorProvider,
    {
      compare: (task: CompareTask) => {
        tasks.push(task);
        return Promise.resolve(comparison);
      },
    } as unknown as DetectorPool,
    { since: () => Promise.resolve([incident]) } as unknown as KnownEpisodes,
    {
      load: () =>
        Promise.resolve(({ metricName }: { metricName: string }) => ({
          threshold: metricName === 'latency' ? 0.78 : 0.7,
        })),
    } as unknown as SeriesThresholds,
    {
      readHistory: (request: object) => {
        reads.push(request);
        return Promise.resolve({ ...historyOf(2000), series: historyOf(2000).series.slice(0, 1) });
      },
    } as unknown as TrainingDataService,
    config,
  );
  return { gate, tasks, reads };
}

describe('QualityGate', () => {
  it('has both models score each series by its own threshold and policy, those with incidents first', async () => {
    const { gate, tasks } = gateAround(alike);

    await gate.evaluate(CANDIDATE, historyOf(1000), WHOLE);

    const [task] = tasks;
    expect(task).toMatchObject({ live: LIVE.artifact, candidate: CANDIDATE });
    expect(task?.series).toMatchObject([
      { scope: 'router', threshold: 0.78, policy: { direction: 'high' }, incidents: [incident] },
      { threshold: 0.7, policy: { highest: 100 }, incidents: [] },
    ]);
  });

  it('holds what was learnt from some assets against all of them, over the same time', async () => {
    const { gate, tasks, reads } = gateAround(alike);
    await gate.evaluate(CANDIDATE, historyOf(1000), { ...WHOLE, assetIds: ['1'] });

    expect(reads).toEqual([WHOLE]);
    expect(tasks[0]?.series).toHaveLength(1);
  });

  it('passes what differs little, and says by how much', async () => {
    const report = await gateAround(alike).gate.evaluate(CANDIDATE, historyOf(1000), WHOLE);

    expect(report).toMatchObject({ outcome: 'passed', comparedWith: 'v1', nSamples: 400, nSeries: 2 });
    expect(report.checks).toHaveLength(4);
    expect(report.reason).toContain('3 alarms against 3');
  });

  it('rejects what loses a confirmed incident, by the threshold of its series, and gives only that reason', async () => {
    const blind = { ...alike, incidents: [[{ live: 0.8, candidate: 0.77 }], []] };

    const report = await gateAround(blind).gate.evaluate(CANDIDATE, historyOf(1000), WHOLE);

    expect(report.outcome).toBe('rejected');
    expect(report.reason).toMatch(/^0 of 1 confirmed episodes are found/);
    expect(report.reason).not.toContain('alarms');
  });

  it('rejects what is worse for one type of assets, however good it is for the others, and names the type', async () => {
    const loud = { ...alike, candidate: { nAlarms: 40, meanScore: 0.24 } };
    const scopes = new Map([
      ['router', loud],
      ['server', alike],
      ['printer', { ...loud, nSamples: 199 }],
    ]);

    const report = await gateAround({ ...alike, scopes }).gate.evaluate(CANDIDATE, historyOf(1000), WHOLE);

    expect(report.outcome).toBe('rejected');
    expect(report.reason).toBe('router: 40 alarms against 3 (at most 10)');
    expect(report.checks.map(({ scope }) => scope)).toEqual(
      [undefined, 'router', 'server'].flatMap((scope) => Array.from({ length: 4 }, () => scope)),
    );
  });

  it('asks of the incidents of a type that its own model finds them', async () => {
    const blind = { ...alike, incidents: [[{ live: 0.8, candidate: 0.77 }], []] };
    const scopes = new Map([['router', blind]]);

    const report = await gateAround({ ...alike, scopes }).gate.evaluate(CANDIDATE, historyOf(1000), WHOLE);

    expect(report.reason).toMatch(/^router: 0 of 1 confirmed episodes are found/);
  });

  it('lets a model through where there is nothing to compare, and says why', async () => {
    const { gate, tasks } = gateAround({ ...alike, nSamples: 199 });
    expect(await gate.evaluate(CANDIDATE, historyOf(1000), WHOLE)).toMatchObject({
      outcome: 'passed',
      checks: [],
      reason: '199 samples are held out, and 200 are needed to compare models',
    });
    expect(tasks).toHaveLength(1);

    const alone = new QualityGate(
      { current: () => undefined } as unknown as DetectorProvider,
      {} as DetectorPool,
      {} as KnownEpisodes,
      {} as SeriesThresholds,
      {} as TrainingDataService,
      config,
    );
    expect(await alone.evaluate(CANDIDATE, historyOf(1000), WHOLE)).toMatchObject({
      comparedWith: null,
      reason: 'there is no active model to compare it with',
    });
  });
});
