import { setTimeout as delay } from 'node:timers/promises';
import { Fleet, STEP_SECONDS } from '../service/fleet.js';
import { PrometheusServer } from './prometheus-server.js';
import { type WrittenSeries } from './remote-write.js';

/** As people write it: how many standard deviations of a day the newest sample is away from the day's mean. */
const RULE = {
  record: 'x:zscore_1d',
  expr: '(x - avg_over_time(x[1d])) / stddev_over_time(x[1d])',
};
const EVALUATION_SECONDS = 5;
/** Samples of so long a time are written at once; Prometheus takes none that is older than the newest by an hour. */
const PORTION_MS = 1_800_000;
const HOUR_MS = 3_600_000;

/** What Prometheus takes for the same samples. */
export interface PrometheusFigures {
  /** Of a core, for a sample of a series: taken in, and the rule for its series evaluated once. */
  readonly microseconds: number;
  /** The same of the backlog, taken in without the rule. */
  readonly intakeMicroseconds: number;
  /** Of a block on disk, index included. */
  readonly bytesPerSample: number;
  readonly rssMb: number;
  /** Series for which the rule had a value at the end. */
  readonly nRuled: number;
}

interface PrometheusPlan {
  readonly assets: number;
  readonly hours: number;
  readonly nTicks: number;
}

/** Writes the fleet's samples to a Prometheus, then one new sample of each series at a time while the rule is evaluated. */
export async function measurePrometheus(fleet: Fleet, plan: PrometheusPlan): Promise<PrometheusFigures> {
  const server = await PrometheusServer.start(RULE, EVALUATION_SECONDS);
  try {
    const intakeMicroseconds = await takeIn(server, fleet, plan.hours);
    const isCompacted = (): boolean => server.blocks().nSamples > 0;
    await server.until(() => Promise.resolve(isCompacted()));
    const microseconds = await liveOn(server, fleet, plan);
    const { nSamples, bytes } = server.blocks();
    return {
      microseconds,
      intakeMicroseconds,
      bytesPerSample: bytes / nSamples,
      rssMb: server.rssMb,
      nRuled: await server.query(`count(${RULE.record})`),
    };
  } finally {
    await server.stop();
  }
}

async function takeIn(server: PrometheusServer, fleet: Fleet, hours: number): Promise<number> {
  const before = server.coreSeconds;
  const endMs = Date.now();
  let nSamples = 0;
  for (let fromMs = endMs - hours * HOUR_MS; fromMs < endMs; fromMs += PORTION_MS) {
    const series = await samplesBetween(fleet, fromMs, Math.min(endMs, fromMs + PORTION_MS));
    nSamples += series.reduce((sum, { timestamps }) => sum + timestamps.length, 0);
    if (series.length > 0) await server.write(series);
  }
  return (1e6 * (server.coreSeconds - before)) / nSamples;
}

async function liveOn(
  server: PrometheusServer,
  fleet: Fleet,
  { assets, nTicks }: PrometheusPlan,
): Promise<number> {
  const before = server.coreSeconds;
  let nSamples = 0;
  for (let tick = 0; tick < nTicks; tick += 1) {
    const startedMs = Date.now();
    await fleet.addSamples({ assets, hours: STEP_SECONDS / 3600 }, new Date(startedMs));
    const series = await samplesBetween(fleet, startedMs - 1, startedMs);
    nSamples += series.length;
    await server.write(series);
    await delay(Math.max(0, startedMs + EVALUATION_SECONDS * 1000 - Date.now()));
  }
  return (1e6 * (server.coreSeconds - before)) / nSamples;
}

async function samplesBetween(
  fleet: Fleet,
  afterMs: number,
  untilMs: number,
): Promise<readonly WrittenSeries[]> {
  const rows = await fleet.rows<{ asset: string; metric: string; at: number[]; values: number[] }>(
    `select asset_id::text as asset, metric_type as metric,
       array_agg(round(extract(epoch from timestamp) * 1000)::float8 order by timestamp) as at,
       array_agg(value::float8 order by timestamp) as values
     from device_metrics_history
     where timestamp > to_timestamp(${afterMs / 1000}) at time zone 'UTC'
       and timestamp <= to_timestamp(${untilMs / 1000}) at time zone 'UTC'
     group by asset_id, metric_type`,
  );
  return rows.map(({ asset, metric, at, values }) => ({
    labels: { __name__: 'x', asset, metric },
    timestamps: at,
    values,
  }));
}
