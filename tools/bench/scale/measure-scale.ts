import { setTimeout as delay } from 'node:timers/promises';
import { startStack } from '../../stack/index.js';
import { quantile } from '../quantile.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';
import { CostMeter, NO_COST } from './cost-meter.js';

/** What the service scores before its everyday sweeps are measured. */
interface Past {
  readonly hours: number;
  /** Swept one after another. */
  readonly portions: number;
  /** Everyday sweeps that are not measured. */
  readonly ticks?: number;
}

/** By a process that has swept for a while. */
export const FRESH: Past = { hours: 1 / 6, portions: 1, ticks: 20 };

/** A process that has just begun compiles while it sweeps: one that runs all day does not. */
const WARM_UP_SAMPLES = 50_000;

/** As fresh, with no more everyday sweeps before than that takes. */
function shortPast(nSeries: number): Past {
  return { ...FRESH, ticks: Math.min(20, Math.ceil(WARM_UP_SAMPLES / nSeries)) };
}

/** An hour at a time, as a service that was away for an hour each would: rows as after a day of polling, each row of a series changed less often. */
export const DAY: Past = { hours: 24, portions: 24 };

const HOUR_MS = 3_600_000;
const STEP_MS = STEP_SECONDS * 1000;
/** For so long sweeps find nothing. */
const IDLE_MS = 20_000;

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
  /** Samples a second in the sweeps of all series' past. */
  readonly firstSweepPerSecond: number;
  /** Milliseconds of a core, service and database together, for a sweep that finds nothing. */
  readonly idleMilliseconds: number;
  readonly rssMb: number;
  /** Memory beyond what the service holds without any series. */
  readonly bytesPerSeries: number;
}

/**
 * Fills a database of its own with so many series and their past and lets the service sweep them, `nTicks` times one new sample of each.
 *
 * @param afterwards - gets the fleet when the service has stopped
 */
export async function measureScale(
  nSeries: number,
  nTicks: number,
  past = shortPast(nSeries),
  afterwards: (fleet: Fleet) => Promise<void> = () => Promise.resolve(),
): Promise<ScaleFigures> {
  const assets = Math.round(nSeries / METRICS.length);
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  try {
    await service.start({
      ...SETTINGS,
      FIRST_SWEEP_LOOKBACK_SECONDS: String(Math.round((past.hours + 1) * 3600)),
    });
    const emptyMb = (await service.vitals()).rssMb;
    await service.logged(/Ready: /);
    await fleet.addAssets(assets);
    const plan = { assets, nTicks, past, startMs: Date.now() };
    const first = await sweepPast(service, fleet, plan);
    await fleet.settle();
    const everyday = { ...(await everydayOf(service, fleet, plan)), ...(await idleOf(service, fleet)) };
    const { rssMb } = await service.vitals();
    const scoreBytes = await fleet.count(SCORE_BYTES);
    await service.stop();
    await afterwards(fleet);
    return {
      nSeries,
      ...everyday,
      scoreBytes,
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

interface Plan {
  readonly assets: number;
  /** Everyday sweeps that are measured. */
  readonly nTicks: number;
  readonly past: Past;
  readonly startMs: number;
}

/** @returns samples a second. What is scored has arrived when it was measured, as it does every day; else it would be looked through for late samples. */
async function sweepPast(service: ServiceUnderTest, fleet: Fleet, plan: Plan): Promise<number> {
  const { hours, portions, ticks = 0 } = plan.past;
  const portionHours = hours / portions;
  const rates: number[] = [];
  for (let left = portions - 1; left >= 0; left -= 1) {
    const until = new Date(tickAt(plan, -1) - left * portionHours * HOUR_MS);
    const portion = { assets: plan.assets, hours: portionHours, hasArrivedThen: true };
    rates.push(await service.sweep(() => fleet.addSamples(portion, until)));
  }
  for (let tick = 0; tick < ticks; tick += 1) await service.sweep(() => addTick(fleet, plan, tick));
  return quantile(rates, 0.5);
}

/** The samples of everyday sweeps are as far apart as those before, the last ones of now: a series that reports at other intervals than it did has more written about it. */
function tickAt({ past, nTicks, startMs }: Plan, tick: number): number {
  return startMs - ((past.ticks ?? 0) + nTicks - 1 - tick) * STEP_MS;
}

function addTick(fleet: Fleet, plan: Plan, tick: number): Promise<number> {
  const one = { assets: plan.assets, hours: STEP_SECONDS / 3600, hasArrivedThen: true };
  return fleet.addSamples(one, new Date(tickAt(plan, tick)));
}

/** What the load itself costs the database is not counted. */
async function everydayOf(service: ServiceUnderTest, fleet: Fleet, plan: Plan) {
  const meter = new CostMeter(service, fleet);
  const rates: number[] = [];
  let [cost, nSamples] = [NO_COST, 0];
  for (let tick = 0; tick < plan.nTicks; tick += 1) {
    const rate = await service.sweep(async () => {
      const added = await addTick(fleet, plan, (plan.past.ticks ?? 0) + tick);
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

/** What else the service does meanwhile is part of it. */
async function idleOf(service: ServiceUnderTest, fleet: Fleet) {
  const meter = new CostMeter(service, fleet);
  const before = await fleet.count(SWEEPS);
  await meter.begin();
  await delay(IDLE_MS);
  const { serviceSeconds, databaseSeconds } = await meter.end(NO_COST);
  const nSweeps = (await fleet.count(SWEEPS)) - before;
  return { idleMilliseconds: (1000 * (serviceSeconds + databaseSeconds)) / nSweeps };
}

const SWEEPS = `select count(*) from live_events where name = 'sweep'`;

const SCORE_BYTES = `
  select (pg_total_relation_size('score_chunks') + sum(pg_total_relation_size(inhrelid))) / (select count(*) from anomaly_scores) as count
  from pg_inherits where inhparent in ('single_scores'::regclass, 'score_hours'::regclass)`;

/** Nothing but sweeps. */
const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '1',
  FORECASTS_ENABLED: 'false',
  MAINTENANCE_ENABLED: 'false',
  TRAINING_HISTORY_SECONDS: '3600',
};
