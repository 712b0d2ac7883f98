import { startStack } from '../../stack/index.js';
import { quantile } from '../quantile.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';
import { CostMeter, NO_COST } from './cost-meter.js';

/** A short past, which the first sweep scores. */
const HISTORY_HOURS = 1 / 6;

/** What the service costs with so many series. */
export interface ScaleFigures {
  readonly nSeries: number;
  /** Samples a second, read, scored and stored, while each series has one new sample. */
  readonly samplesPerSecond: number;
  readonly microsecondsPerSample: number;
  /** Microseconds of a core that the service, and the database, spend on such a sample. */
  readonly serviceMicroseconds: number;
  readonly databaseMicroseconds: number;
  /** Bytes of the database's log for such a sample. */
  readonly walBytes: number;
  /** Bytes on disk of a stored score, with indexes. */
  readonly scoreBytes: number;
  /** Samples a second in the first sweep of all series' short past. */
  readonly firstSweepPerSecond: number;
  readonly rssMb: number;
  /** Memory beyond what the service holds without any series. */
  readonly bytesPerSeries: number;
}

/** Fills a database of its own with so many series and lets the service sweep them, `nTicks` times one new sample of each. */
export async function measureScale(nSeries: number, nTicks: number): Promise<ScaleFigures> {
  const assets = Math.round(nSeries / METRICS.length);
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  try {
    await service.start(SETTINGS);
    const emptyMb = (await service.vitals()).rssMb;
    await service.logged(/Ready: /);
    await fleet.addAssets(assets);
    const first = await service.sweep(() => fleet.addSamples({ assets, hours: HISTORY_HOURS }, new Date()));
    // Everyday, what is scored has arrived long ago; else it would be looked through for late samples.
    await fleet.run('update device_metrics_history set created_at = timestamp');
    await fleet.settle();
    const everyday = await everydayOf(service, fleet, assets, nTicks);
    const { rssMb } = await service.vitals();
    return {
      nSeries,
      ...everyday,
      scoreBytes: await fleet.count(SCORE_BYTES),
      firstSweepPerSecond: first,
      rssMb,
      bytesPerSeries: ((rssMb - emptyMb) * 2 ** 20) / nSeries,
    };
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
}

/** What the load itself costs the database is not counted. */
async function everydayOf(service: ServiceUnderTest, fleet: Fleet, assets: number, nTicks: number) {
  const meter = new CostMeter(service, fleet);
  const rates: number[] = [];
  let [cost, nSamples] = [NO_COST, 0];
  for (let tick = 0; tick < nTicks; tick += 1) {
    const rate = await service.sweep(async () => {
      const added = await fleet.addSamples({ assets, hours: STEP_SECONDS / 3600 }, new Date());
      await meter.begin();
      nSamples += added;
      return added;
    });
    cost = await meter.end(cost);
    rates.push(rate);
  }
  const samplesPerSecond = quantile(rates, 0.5);
  return {
    samplesPerSecond,
    microsecondsPerSample: 1e6 / samplesPerSecond,
    serviceMicroseconds: (1e6 * cost.serviceSeconds) / nSamples,
    databaseMicroseconds: (1e6 * cost.databaseSeconds) / nSamples,
    walBytes: cost.walBytes / nSamples,
  };
}

const SCORE_BYTES = `
  select (pg_total_relation_size('score_chunks') + sum(pg_total_relation_size(inhrelid))) / (select count(*) from anomaly_scores) as count
  from pg_inherits where inhparent in ('single_scores'::regclass, 'score_hours'::regclass)`;

/** Nothing but sweeps. */
const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '1',
  FORECASTS_ENABLED: 'false',
  MAINTENANCE_ENABLED: 'false',
  TRAINING_HISTORY_SECONDS: '3600',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
};
