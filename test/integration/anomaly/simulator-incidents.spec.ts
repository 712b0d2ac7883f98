import { type Incident, type IncidentKind, makeIncident } from '../../../simulator/incidents/index.js';
import type { ActiveModel } from '../../../src/models/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';
import { ObservedFleet } from './fleet-incidents.js';

const NOW_MS = Date.UTC(2026, 10, 24, 13);
const HOUR_MS = 3_600_000;
const HOURS = 5;

interface Example {
  readonly kind: IncidentKind;
  readonly asset: string;
  readonly metric: string;
  readonly magnitude: number;
  readonly minutes: number;
  /** What the explanation must contain. */
  readonly said: RegExp;
}

const example = (
  [kind, minutes, said]: readonly [IncidentKind, number, RegExp],
  ...series: readonly (readonly [asset: string, metric: string, magnitude: number])[]
): readonly Example[] =>
  series.map(([asset, metric, magnitude]) => ({ kind, minutes, said, asset, metric, magnitude }));

const EXAMPLES: readonly Example[] = [
  ...example(
    ['spike', 30, / rose to .* the rise began at /],
    ['core-rtr-01', 'cpu', 0.85],
    ['orders-db', 'latency', 9],
    ['fw-02', 'active_connections', 7],
  ),
  ...example(
    ['drop', 60, / fell to .* the fall began at /],
    ['edge-rtr-01', 'bandwidth_in', 0.9],
    ['lb-01', 'active_connections', 0.95],
    ['core-rtr-02', 'cpu', 0.9],
  ),
  ...example(
    ['level_shift', 120, / rose to /],
    ['app-srv-01', 'memory_usage', 0.6],
    ['edge-rtr-02', 'latency', 2.5],
    ['acc-sw-03', 'packet_loss', 0.08],
  ),
  ...example(
    ['slow_leak', 240, / (rose to|moves upwards) /],
    ['app-srv-02', 'memory_usage', 0.9],
    ['fw-01', 'memory', 0.9],
    ['acc-sw-01', 'latency', 5],
  ),
  ...example(
    ['oscillation', 120, / (rose to|fell to|swings more than usual) /],
    ['core-rtr-01', 'latency', 0.9],
    ['app-srv-03', 'cpu_usage', 0.9],
    ['acc-sw-02', 'bandwidth_out', 0.9],
  ),
  ...example(
    ['flat_line', 30, / is stuck at .* although it usually varies; .* it got stuck at 13:30 UTC/],
    ['core-rtr-01', 'bandwidth_in', 1],
    ['fw-01', 'cpu', 1],
    ['lb-01', 'cpu_usage', 1],
    ['app-srv-02', 'cpu_usage', 1],
    ['edge-rtr-01', 'latency', 1],
  ),
  ...example(
    ['outage', 60, / (fell|rose) to /],
    ['dist-sw-01', 'bandwidth_in', 1],
    ['dist-sw-01', 'packet_loss', 1],
    ['acc-sw-04', 'bandwidth_out', 0.95],
  ),
];

describe("the simulator's incidents", () => {
  const fleet = new ObservedFleet(NOW_MS, 8);
  const incidents = new Map<Example, Incident>();
  let database: ServiceDatabase;
  let tables: EmsTables;
  let model: ActiveModel;

  async function load(one: Example): Promise<void> {
    const series = fleet.seriesOf(one.asset, one.metric);
    const startedAt = new Date(NOW_MS + HOUR_MS / 2);
    const incident = makeIncident(series, { ...one, startedAt, description: one.kind });
    incidents.set(one, incident);
    const { timestamps, values } = fleet.samples(series, NOW_MS + HOURS * HOUR_MS, incident);
    const rows = [...timestamps].map(
      (atMs, i) => [new Date(atMs).toISOString().slice(0, -1), values[i] ?? null] as const,
    );
    await tables.poll(series.asset.id, one.metric, rows, series.profile.unit);
  }

  beforeAll(async () => {
    recordLogs();
    model = fleet.train();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const name of new Set(EXAMPLES.map(({ asset }) => asset))) {
      const one = EXAMPLES.find(({ asset }) => asset === name);
      await tables.addAsset(fleet.seriesOf(name, one?.metric ?? '').asset.id, name);
    }
    for (const one of EXAMPLES) await load(one);
    for (let hour = 0; hour <= HOURS; hour++) {
      const settings = { FIRST_SWEEP_LOOKBACK_SECONDS: '3600' };
      await new AnomalyBench(database, NOW_MS + hour * HOUR_MS, settings, model).sweep();
    }
  });

  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  it.each(EXAMPLES)('finds and explains the $kind of $metric at $asset', async (one) => {
    const { assetId, startedAt, endedAt } = incidents.get(one)!;
    const name = one.metric === 'cpu' || one.metric === 'memory' ? `${one.metric}_usage` : one.metric;
    const found = await database.rows(`
      select e.reason, s.metadata from anomaly_episodes e
      join anomaly_scores s on s."assetId" = e."assetId" and s."metricName" = e."metricName" and s.timestamp = e."peakAt"
      where e."assetId" = '${assetId}' and e."metricName" = '${name}'
        and e."peakAt" between '${startedAt.toISOString()}' and '${endedAt.toISOString()}'`);

    const reasons = found.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining([expect.stringMatching(one.said)]));
    for (const { metadata } of found) {
      const { contributions } = metadata as { contributions: readonly { share: number }[] };
      expect(contributions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });
});
