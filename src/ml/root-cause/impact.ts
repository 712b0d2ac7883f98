import type { Topology } from '../topology/topology.js';

/** What is known of a node for weighing what its failure means. */
export interface Importance {
  /** 1 is the most important; absent where unknown. */
  readonly tier?: number;
  /** Share of all traffic that passes it, 0..1. */
  readonly trafficShare?: number;
  /** People who use it now. */
  readonly users?: number;
}

/** A node that a cause affects. */
interface AffectedNode {
  readonly node: number;
  /** Dependencies between it and the cause. */
  readonly distance: number;
  readonly isIll: boolean;
  /** It has no other way: all its uplinks, or something it needs, are behind the cause. */
  readonly isWithoutAlternative: boolean;
}

/** Everything downstream of a cause. */
export interface Impact {
  /** The most important first; the cause itself is not among them. */
  readonly affected: readonly AffectedNode[];
  /** Those that are well so far, in the order in which it would reach them. */
  readonly next: readonly number[];
  readonly nByTier: ReadonlyMap<number, number>;
  /** Sum over affected nodes that nothing affected depends on, so that nobody counts twice; NaN where no users are known. */
  readonly users: number;
  /** The same of traffic, at most 1; NaN where unknown. */
  readonly trafficShare: number;
}

/**
 * Who is affected by a cause, and who would be next.
 *
 * @param importance by node; absent nodes are of unknown importance and come last.
 * @param isIll whether a node has symptoms.
 * @complexity O(dependents of the cause)
 */
export function impactOf(
  topology: Topology,
  cause: number,
  importance: ReadonlyMap<number, Importance>,
  isIll: (node: number) => boolean,
): Impact {
  const distances = distancesBelow(topology, cause);
  distances.delete(cause);
  const behind = new Set(topology.allBehind(cause));
  const affected = [...distances].map(([node, distance]) => ({
    node,
    distance,
    isIll: isIll(node),
    isWithoutAlternative: behind.has(node),
  }));
  affected.sort(
    (a, b) => compareImportance(importance.get(a.node), importance.get(b.node)) || a.distance - b.distance,
  );
  const next = affected.filter((one) => !one.isIll).sort((a, b) => a.distance - b.distance);
  const edge = affected.filter(
    ({ node }) => !topology.dependents(node).some((other) => distances.has(other)),
  );
  return {
    affected,
    next: next.map(({ node }) => node),
    nByTier: countTiers(affected, importance),
    users: sumKnown(edge.map(({ node }) => importance.get(node)?.users)),
    trafficShare: Math.min(1, sumKnown(edge.map(({ node }) => importance.get(node)?.trafficShare))),
  };
}

function distancesBelow(topology: Topology, cause: number): Map<number, number> {
  const distances = new Map([[cause, 0]]);
  for (const [node, distance] of distances)
    for (const other of topology.dependents(node))
      if (!distances.has(other)) distances.set(other, distance + 1);
  return distances;
}

function compareImportance(a: Importance = {}, b: Importance = {}): number {
  const [left, right] = [ranksOf(a), ranksOf(b)];
  const differs = left.findIndex((rank, k) => rank !== right[k]);
  return differs < 0 ? 0 : ascending(left[differs]!, right[differs]!);
}

/** What importance is compared by, less first. */
function ranksOf({ tier = Infinity, trafficShare = 0, users = 0 }: Importance): readonly number[] {
  return [tier, -trafficShare, -users];
}

/** A difference would be no number where both are infinite. */
function ascending(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function countTiers(
  affected: readonly AffectedNode[],
  importance: ReadonlyMap<number, Importance>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { node } of affected) {
    const tier = importance.get(node)?.tier;
    if (tier !== undefined) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

function sumKnown(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
}
