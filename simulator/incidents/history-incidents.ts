import { assetNamed } from '../fleet/index.js';
import { type Series } from '../signals/index.js';
import { type Incident, type IncidentKind } from './incident.js';
import { makeCascade, makeIncident } from './make-incident.js';

type Row = readonly [
  hoursAgo: number,
  minutes: number,
  asset: string,
  metricType: string,
  kind: Exclude<IncidentKind, 'outage'>,
  magnitude: number,
  description: string,
];

const rows: readonly Row[] = [
  [313, 25, 'core-rtr-01', 'cpu', 'spike', 0.85, 'Route recalculation after a flapping peer'],
  [290, 60, 'edge-rtr-01', 'bandwidth_in', 'drop', 0.9, 'Provider link degraded'],
  [266, 360, 'app-srv-01', 'memory_usage', 'level_shift', 0.6, 'New release holds more memory'],
  [240, 840, 'app-srv-02', 'memory_usage', 'slow_leak', 0.9, 'Memory leak until the restart'],
  [212, 240, 'fw-01', 'active_connections', 'flat_line', 1, 'Counter stuck after an agent upgrade'],
  [190, 180, 'core-rtr-02', 'latency', 'oscillation', 0.8, 'Routing loop that comes and goes'],
  [140, 30, 'fw-02', 'active_connections', 'spike', 7, 'Connection flood'],
  [118, 300, 'acc-sw-03', 'packet_loss', 'level_shift', 0.08, 'Dirty fibre'],
  [96, 40, 'lb-01', 'active_connections', 'drop', 0.95, 'Pool members removed by mistake'],
  [74, 45, 'orders-db', 'latency', 'spike', 9, 'Lock contention'],
  [50, 120, 'app-srv-03', 'cpu_usage', 'oscillation', 0.9, 'Crash loop of a worker'],
  [30, 180, 'dist-sw-03', 'bandwidth_out', 'flat_line', 1, 'Counter frozen'],
  [19, 360, 'fw-branch-01', 'memory', 'slow_leak', 0.85, 'Session table never emptied'],
  [8, 120, 'edge-rtr-02', 'latency', 'level_shift', 2.5, 'Traffic rerouted over a longer path'],
  [1.6, 25, 'core-rtr-01', 'cpu', 'spike', 0.85, 'Route recalculation after a flapping peer'],
];

const outage = {
  hoursAgo: 168,
  minutes: 50,
  root: 'dist-sw-01',
  description: 'Power supply of dist-sw-01 failed',
};

/** The labelled past of the demo: about fifteen incidents before an instant, as far as the history reaches back. */
export function historyIncidents(
  catalogue: readonly Series[],
  now: Date,
  historyStart: Date,
): readonly Incident[] {
  const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const single = rows.flatMap(([hoursAgo, minutes, asset, metricType, kind, magnitude, description]) =>
    catalogue
      .filter((series) => series.asset.name === asset && series.metricType === metricType)
      .map((series) =>
        makeIncident(series, { kind, magnitude, startedAt: ago(hoursAgo), minutes, description }),
      ),
  );
  const { hoursAgo, minutes, root, description } = outage;
  const plan = { startedAt: ago(hoursAgo), minutes, minutesPerHop: 5, description };
  return [...single, ...makeCascade(assetNamed(root), plan, catalogue)]
    .filter(({ startedAt }) => startedAt >= historyStart)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}
