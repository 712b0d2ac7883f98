import { ReportedChanges } from '../../../src/alerting/index.js';
import { MaintenanceTimes } from '../../../src/anomaly/index.js';
import { AssetDetails } from '../../../src/maintenance/index.js';
import type { Asset, MetricSource, SampleRange, SeriesHistory } from '../../../src/metrics/index.js';
import { type Relation, rootCauseOfReadings } from '../../../src/ml/index.js';
import type { DetectorPool } from '../../../src/models/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { AnalyseMoment } from '../../../src/root-cause/moment/analyse-moment.service.js';
import type { MomentQuestion, RootCauseAnalysis } from '../../../src/root-cause/moment/analysis.js';
import { ReadRows } from '../../../src/root-cause/moment/read-rows.service.js';
import { RecentChanges } from '../../../src/root-cause/moment/recent-changes.service.js';
import { mergeReadings } from '../../../src/topology/graph/merge-readings.js';
import { ReadingBuilder } from '../../../src/topology/reading/reading-builder.js';
import { TopologySnapshot } from '../../../src/topology/topology-snapshot.js';
import type { CurrentTopology } from '../../../src/topology/index.js';
import type { ServiceDatabase } from '../service-database.js';

export const AT = Date.UTC(2026, 10, 24, 14);
const MINUTE = 60_000;
const READ_AT = new Date(AT - MINUTE);

type Statement = readonly [from: string, relation: Relation, to: string];

/** What is measured: each asset has a latency that rises from an instant on, and packets that are lost with it. */
export interface World {
  readonly connections?: readonly Statement[];
  /** Whether any source of the topology was read. */
  readonly isTopologyKnown?: boolean;
  /** When each asset became slow, in minutes before the moment; undefined for one that is well. */
  readonly slowSince: Readonly<Record<string, number | undefined>>;
  /** Nothing comes from any asset after this instant. */
  readonly endsAt?: number;
}

/** Asks about an asset of a world, at a moment that may be left to it. */
export async function ask(
  database: ServiceDatabase,
  world: World,
  asked: Partial<MomentQuestion> & Pick<MomentQuestion, 'focus'>,
): Promise<RootCauseAnalysis> {
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
  const snapshot = await snapshotOf(world);
  const source = sourceOf(world);
  const moments = new AnalyseMoment(
    { current: () => snapshot } as CurrentTopology,
    source,
    new ReadRows(source, config),
    new RecentChanges(
      new MaintenanceTimes(database.em),
      new ReportedChanges(database.em),
      new AssetDetails(database.em),
    ),
    {
      rootCause: (task) => Promise.resolve(rootCauseOfReadings(task)),
    } as Partial<DetectorPool> as DetectorPool,
    config,
  );
  const target = { assetId: asked.focus[0] ?? '', metricName: undefined };
  const question = { target, startedMs: AT - 10 * MINUTE, atMs: AT, noticed: [], ...asked };
  return moments.analyse(question, 'request');
}

async function snapshotOf({ connections = [], isTopologyKnown = true }: World): Promise<TopologySnapshot> {
  if (!isTopologyKnown) return new TopologySnapshot(await mergeReadings([]), []);
  const builder = new ReadingBuilder();
  for (const [from, relation, to] of connections) builder.addEdge(from, to, relation);
  const reading = builder.build();
  const state = { source: 'database' as const, readAt: READ_AT, version: 1, problem: null };
  const graph = await mergeReadings([{ source: 'database', readAt: READ_AT, reading }]);
  return new TopologySnapshot(graph, [{ ...state, ...COUNTS }]);
}

export function assetOf(id: string, status = 'online'): Asset {
  return { id, name: id, type: 'switch', tier: 1, status, isMonitored: true, timeZone: 'UTC' };
}

const COUNTS = { nNodes: 0, nEdges: 0, faults: [] };

function sourceOf(world: World): MetricSource {
  const ids = Object.keys(world.slowSince);
  const assets = ids.map((id) => assetOf(id));
  const source: Partial<MetricSource> = {
    findAssets: (wanted) => Promise.resolve(assets.filter(({ id }) => wanted.includes(id))),
    listSeries: (wanted) =>
      Promise.resolve(
        wanted.flatMap((assetId) =>
          ids.includes(assetId) ? [{ assetId, metricName: 'latency', unit: 'ms' }] : [],
        ),
      ),
    readSamples: (ranges) => Promise.resolve(ranges.map((range) => historyOf(world, range))),
  };
  return source as MetricSource;
}

function historyOf({ slowSince, endsAt = Infinity }: World, range: SampleRange): SeriesHistory {
  const { assetId, metricName, afterMs, untilMs } = range;
  const since = slowSince[assetId];
  const timestamps: number[] = [];
  const values: number[] = [];
  const first = Math.ceil((afterMs + 1) / MINUTE) * MINUTE;
  for (let at = first; at <= Math.min(untilMs, endsAt); at += MINUTE) {
    const isSlow = since !== undefined && at >= AT - since * MINUTE;
    timestamps.push(at);
    values.push((isSlow ? 60 : 5) + Math.sin(at / 7_000_000 + assetId.length) + ((at / MINUTE) % 3) / 3);
  }
  const samples = { timestamps: Float64Array.from(timestamps), values: Float64Array.from(values) };
  return { assetId, metricName, samples, isTruncated: false, nDuplicates: 0 };
}
