import { setTimeout as delay } from 'node:timers/promises';
import { startStack } from '../../stack/index.js';
import { type BenchRow } from '../bench-row.js';
import { Fleet, METRICS } from '../service/fleet.js';
import { measureCapacity } from './measure-capacity.js';
import { ServiceUnderTest } from '../service/service-under-test.js';

const QUIET_MS = 60_000;
const NEW_SAMPLES_EVERY_MS = 20_000;
const DONE = /(\d+) of (\d+) series forecast/;

/** Sweeps go on as they would, and no training comes between. */
const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '10',
  TRAINING_HISTORY_SECONDS: '14400',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
};

/** How many series are forecast, and how long a history they have. */
interface SchedulePlan {
  readonly nSeries: number;
  readonly days: number;
  /** Between two samples. */
  readonly stepSeconds: number;
}

/** A fleet whose series are all due at once, forecast while sweeps score new samples: time, event loop, memory. */
export async function measureSchedule(
  { nSeries, days, stepSeconds }: SchedulePlan,
  report: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const assets = Math.ceil(nSeries / METRICS.length);
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  try {
    await fleet.addAssets(assets);
    const hours = 24 * days;
    const n = await fleet.addSamples({ assets, hours, stepSeconds }, new Date());
    await fleet.settle();
    report(`${n} samples of ${assets * METRICS.length} series`);
    const without = await liveOn(service, fleet, { assets, stepSeconds, isForecasting: false });
    await service.stop();
    const withForecasts = await liveOn(service, fleet, { assets, stepSeconds, isForecasting: true });
    const capacity = await measureCapacity(service, fleet, { ...SETTINGS, FORECASTS_ENABLED: 'true' });
    const twice = await fleet.count(
      'select count(*) - count(distinct ("assetId", "metricName")) as count from series_forecasts',
    );
    return [
      { name: 'series forecast', unit: '', ours: await fleet.count('select count(*) from series_forecasts') },
      { name: 'of them twice', unit: '', ours: twice, must: 0 },
      { name: 'time for all of them', unit: 's', ours: withForecasts.seconds, must: 300 },
      { name: 'seconds of a core meanwhile, sweeps included', unit: 's', ours: withForecasts.coreSeconds },
      { name: 'event loop blocked at most', unit: 'ms', ours: withForecasts.blockedMs, must: 50 },
      { name: 'the same without forecasts', unit: 'ms', ours: without.blockedMs },
      { name: 'of that its own work, at most', unit: 'ms', ours: withForecasts.workedMs, must: 50 },
      { name: 'the same without forecasts, own work', unit: 'ms', ours: without.workedMs },
      { name: 'memory at most', unit: 'MB', ours: withForecasts.peakRssMb },
      { name: 'more than without', unit: 'MB', ours: withForecasts.peakRssMb - without.peakRssMb, must: 150 },
      ...capacity,
    ];
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
}

interface LivePlan {
  readonly assets: number;
  readonly stepSeconds: number;
  readonly isForecasting: boolean;
}

interface Life {
  readonly seconds: number;
  readonly coreSeconds: number;
  readonly blockedMs: number;
  readonly workedMs: number;
  readonly peakRssMb: number;
}

/** From the first sweep on, for a minute or until all series are forecast, with new samples meanwhile. */
async function liveOn(
  service: ServiceUnderTest,
  fleet: Fleet,
  { assets, stepSeconds, isForecasting }: LivePlan,
): Promise<Life> {
  await service.start({ ...SETTINGS, FORECASTS_ENABLED: String(isForecasting) });
  await service.logged(/Ready:/);
  await service.vitals();
  const startedMs = performance.now();
  const coreSeconds = await service.coreSeconds();
  const isOver = new AbortController();
  const samples = addSamplesUntil(fleet, { assets, hours: stepSeconds / 3600, stepSeconds }, isOver.signal);
  await (isForecasting ? service.logged(DONE) : delay(QUIET_MS));
  isOver.abort();
  const { blockedMs, workedMs, peakRssMb } = await service.vitals();
  await samples;
  return {
    seconds: (performance.now() - startedMs) / 1000,
    coreSeconds: (await service.coreSeconds()) - coreSeconds,
    blockedMs,
    workedMs,
    peakRssMb,
  };
}

async function addSamplesUntil(
  fleet: Fleet,
  plan: Parameters<Fleet['addSamples']>[0],
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await fleet.addSamples(plan, new Date());
    await delay(NEW_SAMPLES_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
