import { setTimeout as delay } from 'node:timers/promises';
import { type Stack, startStack } from '../../stack/index.js';
import { quantile } from '../quantile.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';
import { CostMeter, NO_COST } from './cost-meter.js';

/** What the service scores before its everyday sweeps are measured. */
interface Past {
  readonly hours: number;
  /** Swept one after another. */
  readonly portions: number;
  /** Everyday sweeps after it that are not measured: a process that runs all day has compiled what it does. */
  readonly warmUpTicks: number;
}

/** Half of the everyday sweeps that there is room for: the others are measured. */
const WARM_UP_TICKS = 14;

export const FRESH: Past = { hours: 1 / 6, portions: 1, warmUpTicks: WARM_UP_TICKS };

/** So many are enough to have compiled it. */
const WARM_UP_SAMPLES = 50_000;
const MOST_WARM_UP_TICKS = 20;

/** As fresh, with no more everyday sweeps before than that takes. */
function shortPast(nSeries: number): Past {
  return { ...FRESH, warmUpTicks: Math.min(MOST_WARM_UP_TICKS, Math.ceil(WARM_UP_SAMPLES / nSeries)) };
}

/** Four hours at a time, each seen within a minute since it is late: rows as after a day of polling, each row of a series changed less often. */
export const DAY: Past = { hours: 24, portions: 6, warmUpTicks: WARM_UP_TICKS };

const HOUR_MS = 3_600_000;
/** What is older is no everyday sample. */
const LONGEST_EVERYDAY_MS = 840_000;
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
  checkTicks(nTicks, past);
  const run = new ScaleRun(nSeries, nTicks, past, await startStack());
  try {
    await run.sweepPast();
    await run.warmUp();
    for (let tick = 0; tick < nTicks; tick += 1) await run.measureTick();
    return await run.end(afterwards);
  } finally {
    await run.stop();
  }
}

/** The same for several pasts, one sweep of each in turn: what the machine does meanwhile is done to all. */
export async function measureInTurn(
  nSeries: number,
  nTicks: number,
  pasts: readonly Past[],
): Promise<readonly ScaleFigures[]> {
  for (const past of pasts) checkTicks(nTicks, past);
  const runs: ScaleRun[] = [];
  try {
    for (const past of pasts) {
      const run = new ScaleRun(nSeries, nTicks, past, await startStack());
      runs.push(run);
      await run.sweepPast();
    }
    for (const run of runs) await run.warmUp();
    // One that fell on the sweeps of either would be no fair comparison.
    for (const run of runs) await run.checkpoint();
    for (let tick = 0; tick < nTicks; tick += 1) for (const run of runs) await run.measureTick();
    const figures: ScaleFigures[] = [];
    for (const run of runs) figures.push(await run.end());
    return figures;
  } finally {
    for (const run of runs) await run.stop();
  }
}

/** A database of its own with so many series, and the service that sweeps them. */
class ScaleRun {
  private readonly fleet: Fleet;
  private readonly service: ServiceUnderTest;
  private readonly meter: CostMeter;
  private readonly assets: number;
  private emptyMb = NaN;
  private firstSweepPerSecond = NaN;
  /** The time of the last sample; epoch milliseconds. */
  private untilMs = NaN;
  /** Everyday sweeps so far. */
  private nSwept = 0;
  /** Of those that are measured, samples a second. */
  private readonly rates: number[] = [];
  private cost = NO_COST;
  private nMeasured = 0;

  /** @param nTicks - everyday sweeps that are measured */
  constructor(
    private readonly nSeries: number,
    private readonly nTicks: number,
    private readonly past: Past,
    private readonly stack: Stack,
  ) {
    this.assets = Math.round(nSeries / METRICS.length);
    this.fleet = new Fleet(stack.databaseUrl);
    this.service = new ServiceUnderTest(stack);
    this.meter = new CostMeter(this.service, this.fleet);
  }

  /** What is scored has arrived when it was measured, as it does every day; else it would be looked through for late samples. */
  async sweepPast(): Promise<void> {
    const { hours, portions } = this.past;
    const FIRST_SWEEP_LOOKBACK_SECONDS = String(Math.round((hours + 1) * 3600));
    await this.service.start({ ...SETTINGS, FIRST_SWEEP_LOOKBACK_SECONDS });
    this.emptyMb = (await this.service.vitals()).rssMb;
    await this.service.logged(/Ready: /);
    await this.fleet.addAssets(this.assets);
    this.untilMs = Date.now();
    const endMs = this.tickAt(-1);
    const rates: number[] = [];
    for (let left = portions - 1; left >= 0; left -= 1) {
      const until = new Date(endMs - (left * hours * HOUR_MS) / portions);
      const portion = { assets: this.assets, hours: hours / portions, hasArrivedThen: true };
      rates.push(await this.service.sweep(() => this.fleet.addSamples(portion, until)));
    }
    this.firstSweepPerSecond = quantile(rates, 0.5);
  }

  async warmUp(): Promise<void> {
    // Of now, also where the past has taken minutes: older samples are late.
    this.untilMs = Date.now();
    for (let tick = 0; tick < this.past.warmUpTicks; tick += 1)
      await this.service.sweep(() => this.addTick());
    // Autovacuum stays on; what it does once after so much at once would fall on some of the sweeps, or on none.
    await this.fleet.run('vacuum analyze');
  }

  /** The log has whole pages after it, which are as many however few the sweeps. */
  async checkpoint(): Promise<void> {
    await this.fleet.run('checkpoint');
  }

  /** What the load itself costs the database is not counted. */
  async measureTick(): Promise<void> {
    const rate = await this.service.sweep(async () => {
      const added = await this.addTick();
      this.nMeasured += added;
      await this.meter.begin();
      return added;
    });
    this.cost = await this.meter.end(this.cost);
    this.rates.push(rate);
  }

  async end(afterwards?: (fleet: Fleet) => Promise<void>): Promise<ScaleFigures> {
    const samplesPerSecond = quantile(this.rates, 0.5);
    const idleMilliseconds = await this.measureIdle();
    const { rssMb } = await this.service.vitals();
    const scoreBytes = await this.fleet.count(SCORE_BYTES);
    await this.service.stop();
    await afterwards?.(this.fleet);
    return {
      nSeries: this.nSeries,
      samplesPerSecond,
      microsecondsPerSample: 1e6 / samplesPerSecond,
      serviceMicroseconds: (1e6 * this.cost.serviceSeconds) / this.nMeasured,
      databaseMicroseconds: (1e6 * this.cost.databaseSeconds) / this.nMeasured,
      walBytes: this.cost.walBytes / this.nMeasured,
      idleMilliseconds,
      scoreBytes,
      firstSweepPerSecond: this.firstSweepPerSecond,
      rssMb,
      bytesPerSeries: ((rssMb - this.emptyMb) * 2 ** 20) / this.nSeries,
    };
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.fleet.close();
    await this.stack.stop();
  }

  /** What else the service does meanwhile is part of it. */
  private async measureIdle(): Promise<number> {
    const before = await this.fleet.count(SWEEPS);
    await this.meter.begin();
    await delay(IDLE_MS);
    const { serviceSeconds, databaseSeconds } = await this.meter.end(NO_COST);
    const nSweeps = (await this.fleet.count(SWEEPS)) - before;
    return (1000 * (serviceSeconds + databaseSeconds)) / nSweeps;
  }

  /** The samples of everyday sweeps are as far apart as those before, the last ones of now: a series that reports at other intervals than it did has more written about it. */
  private tickAt(tick: number): number {
    return this.untilMs - (this.past.warmUpTicks + this.nTicks - 1 - tick) * STEP_MS;
  }

  private addTick(): Promise<number> {
    const at = new Date(this.tickAt(this.nSwept));
    this.nSwept += 1;
    return this.fleet.addSamples(
      { assets: this.assets, hours: STEP_SECONDS / 3600, hasArrivedThen: true },
      at,
    );
  }
}

function checkTicks(nTicks: number, { warmUpTicks }: Past): void {
  const most = LONGEST_EVERYDAY_MS / STEP_MS - warmUpTicks;
  if (!(nTicks >= 1 && nTicks <= most))
    throw new RangeError(`--ticks must be from 1 to ${most} (it is ${nTicks})`);
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
