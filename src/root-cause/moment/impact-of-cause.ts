import { impactOf, type Importance } from '../../ml/index.js';
import type { TopologySnapshot } from '../../topology/index.js';
import type { NamedImpact } from './analysis.js';
import { finiteOrNull } from './cause-graph.js';
import type { NodeNames } from './node-names.js';
import type { SeriesRows } from './read-rows.service.js';

const TRAFFIC: ReadonlySet<string> = new Set(['bandwidth_in', 'bandwidth_out']);
const USERS = 'live_users';
const MOST_LISTED = 100;
const MOST_NEXT = 20;

/** What passes assets, and who uses them, when all was well; by asset. */
export interface Usage {
  readonly traffic: ReadonlyMap<string, number>;
  readonly users: ReadonlyMap<string, number>;
}

export function usageOf(series: readonly SeriesRows[]): Usage {
  const traffic = new Map<string, number>();
  const users = new Map<string, number>();
  for (const { assetId, metricName, before } of series) {
    const last = before.values.at(-1);
    if (last === undefined) continue;
    if (metricName === USERS) users.set(assetId, last);
    else if (TRAFFIC.has(metricName)) traffic.set(assetId, (traffic.get(assetId) ?? 0) + last);
  }
  return { traffic, users };
}

/**
 * Everything that depends on a cause, over the whole topology. Shares are of the traffic of what was looked at and nothing depends on.
 *
 * @returns null where the topology does not know the cause
 */
export function impactOfCause(
  causeId: string,
  { graph }: Pick<TopologySnapshot, 'graph'>,
  {
    usage,
    names,
    ill,
  }: { readonly usage: Usage; readonly names: NodeNames; readonly ill: ReadonlySet<string> },
): NamedImpact | null {
  const cause = graph.numberOf(causeId);
  if (cause === undefined) return null;
  const importanceOf = importanceBy(usage, graph, names);
  const behind = graph.topology.allDependents(cause);
  const importance = new Map(behind.map((node) => [node, importanceOf(graph.idOf(node))]));
  const impact = impactOf(graph.topology, cause, importance, (node) => ill.has(graph.idOf(node)));
  return {
    nAffected: impact.affected.length,
    affected: impact.affected.slice(0, MOST_LISTED).map(({ node, ...one }) => ({
      ...names.of(graph.idOf(node)),
      ...one,
      users: finiteOrNull(importance.get(node)?.users),
      trafficShare: finiteOrNull(importance.get(node)?.trafficShare),
    })),
    next: impact.next.slice(0, MOST_NEXT).map((node) => names.of(graph.idOf(node))),
    byTier: [...impact.nByTier].map(([tier, n]) => ({ tier, n })),
    users: finiteOrNull(impact.users),
    trafficShare: finiteOrNull(impact.trafficShare),
  };
}

/** By id, from what was measured before it began. */
function importanceBy(usage: Usage, graph: TopologySnapshot['graph'], names: NodeNames) {
  const total = [...usage.traffic].reduce((sum, [id, traffic]) => {
    const node = graph.numberOf(id);
    return node !== undefined && graph.topology.dependents(node).length > 0 ? sum : sum + traffic;
  }, 0);
  return (id: string): Importance => {
    const { tier } = names.of(id);
    const [traffic, users] = [usage.traffic.get(id), usage.users.get(id)];
    return {
      ...(tier === null ? {} : { tier }),
      ...(traffic === undefined || total === 0 ? {} : { trafficShare: Math.min(1, traffic / total) }),
      ...(users === undefined ? {} : { users }),
    };
  };
}
