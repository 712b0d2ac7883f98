import { setTimeout as delay } from 'node:timers/promises';
import { type BenchRow } from '../bench-row.js';
import { startStack } from '../../stack/index.js';
import { Fleet, METRICS, STEP_SECONDS } from './fleet.js';
import { quantile } from '../quantile.js';
import { ServiceUnderTest } from './service-under-test.js';

const ASSETS = 500;
const HOUR_MS = 3_600_000;
const SWEEP_SECONDS = 5;
const IDLE_MS = 10_000;

type Figures = readonly BenchRow[];

/** Runs the service on a PostgreSQL and a simulated EMS Core, all on this machine, and asks it from this process. */
export async function measureService(report: (line: string) => void): Promise<BenchRow[]> {
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  const rows: BenchRow[] = [];
  try {
    report(`Loading ${ASSETS} devices …`);
    await loadPast(fleet);
    await service.start(SETTINGS);
    await service.logged(/Swept \d+ samples/);
    for (const scenario of [
      idle,
      catchUp,
      detect,
      assetsPage,
      train,
      metrics,
      tick,
      past,
      latency,
      restart,
    ]) {
      report(`Measuring: ${scenario.name} …`);
      for (const row of await scenario(service, fleet)) rows.push(row);
    }
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
  return rows;
}

/** Percent of a processor: impossible, so detected at once without any history. */
const IMPOSSIBLE = 140;

const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: String(SWEEP_SECONDS),
  TRAINING_HISTORY_SECONDS: '10800',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
};

/** Three hours of all but the last one, a day of ten devices, a week of one; the last hour comes later, at once. */
async function loadPast(fleet: Fleet): Promise<void> {
  const until = new Date(Math.floor(Date.now() / 30_000) * 30_000 - HOUR_MS);
  await fleet.addAssets(ASSETS);
  await fleet.addSamples({ assets: ASSETS, hours: 2 }, until);
  await fleet.addSamples({ assets: 10, hours: 22 }, new Date(until.getTime() - 2 * HOUR_MS));
  await fleet.addSamples({ assets: 1, hours: 144 }, new Date(until.getTime() - 24 * HOUR_MS));
  await fleet.settle();
}

/** An hour of every device arrives at once. */
async function catchUp(service: ServiceUnderTest, fleet: Fleet): Promise<Figures> {
  const samplesPerSecond = await service.sweep(() =>
    fleet.addSamples({ assets: ASSETS, hours: 1 }, new Date(Math.floor(Date.now() / 30_000) * 30_000)),
  );
  await fleet.settle();
  return [
    {
      name: 'sweep of an hour of 2 500 series',
      unit: 'samples/s',
      ours: samplesPerSecond,
      must: 15_000,
      isRate: true,
    },
  ];
}

/** One new sample of each series at a time, as in normal operation. */
async function tick(service: ServiceUnderTest, fleet: Fleet): Promise<Figures> {
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    rates.push(
      await service.sweep(() => fleet.addSamples({ assets: ASSETS, hours: STEP_SECONDS / 3600 }, new Date())),
    );
  }
  return [
    {
      name: 'sweep of one sample each of 2 500 series',
      unit: 'samples/s',
      ours: quantile(rates, 0.5),
      isRate: true,
    },
  ];
}

async function detect(service: ServiceUnderTest): Promise<Figures> {
  const one = { assetId: Fleet.idOf(7), timeRange: 3600 };
  for (let i = 0; i < 10; i += 1) await service.ask('/api/v1/anomaly/detect', one);
  const oneMs: number[] = [];
  for (let i = 0; i < 100; i += 1) oneMs.push(await service.time('/api/v1/anomaly/detect', one));
  await service.vitals();
  const callback = { event: { severity: 'critical' }, asset_tier: 1, related_events_count: 2 };
  const [healthMs, callbackMs]: [number[], number[]] = [[], []];
  const load = new AbortController();
  const all = service.time('/api/v1/anomaly/detect', { timeRange: 3600 }).finally(() => load.abort());
  while (!load.signal.aborted) {
    healthMs.push(await service.time('/health'));
    callbackMs.push(await service.time('/ml/calculate-business-impact', callback));
    await delay(5);
  }
  const allMs = await all;
  const { blockedMs, peakRssMb } = await service.vitals();
  return [
    { name: 'detect, one asset, an hour, p50', unit: 'ms', ours: quantile(oneMs, 0.5), must: 40 },
    { name: 'detect, one asset, an hour, p99', unit: 'ms', ours: quantile(oneMs, 0.99), must: 120 },
    { name: 'detect, 500 assets, 300 000 samples', unit: 'ms', ours: allMs, must: 12_000 },
    { name: 'longest block of the event loop meanwhile', unit: 'ms', ours: blockedMs, must: 50 },
    { name: 'most memory meanwhile', unit: 'MB', ours: peakRssMb, must: 400 },
    { name: 'GET /health meanwhile, p99', unit: 'ms', ours: quantile(healthMs, 0.99), must: 50 },
    {
      name: "EMS Core's question for the impact meanwhile, p99",
      unit: 'ms',
      ours: quantile(callbackMs, 0.99),
      must: 50,
    },
  ];
}

/** What the million rows that the platform has of everything else do to a question for one hour. */
async function past(service: ServiceUnderTest, fleet: Fleet): Promise<Figures> {
  const one = { assetId: Fleet.idOf(7), timeRange: 3600 };
  const rounds = async (): Promise<number> => {
    const ms: number[] = [];
    for (let i = 0; i < 50; i += 1) ms.push(await service.time('/api/v1/anomaly/detect', one));
    return quantile(ms, 0.5);
  };
  const before = await rounds();
  await fleet.addPostedPast(7, 1_000_000);
  const after = await rounds();
  return [
    {
      name: 'detect, one asset, an hour, with 1 000 000 more rows of it in metrics, p50',
      unit: 'ms',
      ours: after,
      rivals: { before },
      must: 40,
    },
  ];
}

/** The Assets page of the web app. */
async function assetsPage(service: ServiceUnderTest): Promise<Figures> {
  const ms: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const startedMs = performance.now();
    const ids = Array.from({ length: 50 }, (_, i) => Fleet.idOf(i + 1));
    await Promise.all(ids.map((id) => service.ask(`/api/v1/health/asset/${id}`)));
    ms.push(performance.now() - startedMs);
  }
  return [
    {
      name: 'GET /health/asset/:id, 50 at once, all of them, p99',
      unit: 'ms',
      ours: quantile(ms, 0.99),
      must: 1000,
    },
  ];
}

async function train(service: ServiceUnderTest): Promise<Figures> {
  const assetIds = Array.from({ length: 10 }, (_, i) => Fleet.idOf(i + 1));
  const body = { modelType: 'anomaly_detection', assetIds, timeRange: 86_400 };
  const ms: number[] = [];
  for (let i = 0; i < 3; i += 1) ms.push(await service.time('/api/v1/anomaly/train', body));
  return [
    { name: 'train on a day of 50 series, 144 000 samples', unit: 'ms', ours: quantile(ms, 0.5), must: 3000 },
  ];
}

async function metrics(service: ServiceUnderTest): Promise<Figures> {
  const ms: number[] = [];
  const path = `/api/v1/metrics/${Fleet.idOf(1)}?metric_name=cpu&hours=168`;
  for (let i = 0; i < 15; i += 1) ms.push(await service.time(path));
  return [{ name: 'GET /metrics, a week, 20 160 points', unit: 'ms', ours: quantile(ms, 0.5), must: 150 }];
}

async function idle(service: ServiceUnderTest): Promise<Figures> {
  await delay(IDLE_MS);
  const { rssMb } = await service.vitals();
  return [{ name: 'memory, idle with a model and 2 500 series', unit: 'MB', ours: rssMb, must: 250 }];
}

async function latency(service: ServiceUnderTest, fleet: Fleet): Promise<Figures> {
  const everyFew = await latencyOf(service, fleet, SWEEP_SECONDS, 20);
  await service.stop();
  await service.start({ ...SETTINGS, SWEEP_INTERVAL_SECONDS: '1' });
  await service.logged(/Ready: /);
  return [{ ...everyFew, must: SWEEP_SECONDS + 0.5 }, await latencyOf(service, fleet, 1, 60)];
}

/** All series go on reporting; some become anomalous, and EMS Core is asked when the event arrived. */
async function latencyOf(
  service: ServiceUnderTest,
  fleet: Fleet,
  sweepSeconds: number,
  firstAsset: number,
): Promise<BenchRow> {
  const delays: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const brokenAsset = firstAsset + round;
    const at = new Date();
    if (round % 6 === 0) await fleet.addSamples({ assets: ASSETS, hours: STEP_SECONDS / 3600 }, at);
    await fleet.addSample(brokenAsset, METRICS[0], IMPOSSIBLE, new Date());
    const insertedMs = Date.now();
    await service.until(
      async () =>
        (await fleet.count(`select count(*) from events where "assetId" = '${Fleet.idOf(brokenAsset)}'`)) > 0,
    );
    delays.push(Date.now() - insertedMs);
    await delay(137 * (round % 7));
  }
  return {
    name: `sample to event in EMS Core, swept every ${sweepSeconds} s, p99`,
    unit: 's',
    ours: quantile(delays, 0.99) / 1000,
  };
}

async function restart(service: ServiceUnderTest): Promise<Figures> {
  await service.stop();
  const ms = await service.start(SETTINGS);
  return [{ name: 'start with a database and a model', unit: 'ms', ours: ms, must: 3000 }];
}
