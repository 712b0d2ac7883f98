import type { Network } from './network.js';

/** Dependents of a node without metrics that must all be ill before it is suspected: one alone is its own cause. */
export const LEAST_BEHIND = 2;

/**
 * How much of the silence of a dark node is its own, 0..1, by node: none where everything it is reached through is dark too.
 *
 * A node of which there are no metrics counts as dark when all that is reached through it is dark. Nodes that are dark in a circle have the one in which
 * the way from the monitoring ends as their cause.
 */
export function ownDarkness(
  { topology, states }: Network,
  monitoredFrom?: number,
): ReadonlyMap<number, number> {
  const dark = darkNodes(topology, states);
  const own = new Map<number, number>();
  for (const node of dark) own.set(node, 1 - explainedSilence({ topology, dark }, node));
  const distances = monitoredFrom === undefined ? undefined : distancesFrom(topology, monitoredFrom);
  breakCircles(own, distances);
  return own;
}

interface DarkNetwork {
  readonly topology: Network['topology'];
  readonly dark: ReadonlySet<number>;
}

function darkNodes(topology: Network['topology'], states: Network['states']): ReadonlySet<number> {
  const dark = new Set<number>();
  states.forEach(({ isDark }, node) => {
    if (isDark) dark.add(node);
  });
  const lit = [...dark];
  for (const node of lit)
    for (const parent of topology.needed(node)) {
      if (states[parent]!.isMonitored || dark.has(parent)) continue;
      const behind = topology.dependents(parent);
      if (behind.length >= LEAST_BEHIND && behind.every((other) => dark.has(other))) {
        dark.add(parent);
        lit.push(parent);
      }
    }
  return dark;
}

/** Share of a node's silence that what it is reached through explains: all of it if all is dark, else by how many others are dark behind a dark one. */
function explainedSilence({ topology, dark }: DarkNetwork, node: number): number {
  const needed = topology.needed(node);
  let nDark = 0;
  let best = 0;
  for (const parent of needed) {
    if (!dark.has(parent)) continue;
    nDark += 1;
    const others = topology.dependents(parent).filter((other) => other !== node);
    const alike = others.filter((other) => dark.has(other)).length;
    // Of several ways the others still lead to the node: a dark one explains it only as far as it explains its other dependents.
    best = Math.max(best, others.length === 0 ? 0.5 : alike / others.length);
  }
  if (nDark === 0) return 0;
  return nDark === needed.length ? 1 : 0.8 * best;
}

/** Where all are explained by each other, those nearest to the monitoring are left unexplained. */
function breakCircles(own: Map<number, number>, distances: ReadonlyMap<number, number> | undefined): void {
  if (own.size === 0 || [...own.values()].some((share) => share > 0)) return;
  const distanceOf = (node: number): number => distances?.get(node) ?? Infinity;
  const nearest = [...own.keys()].reduce((least, node) => Math.min(least, distanceOf(node)), Infinity);
  const roots = [...own.keys()].filter((node) => distanceOf(node) === nearest);
  for (const root of roots) own.set(root, 1 / roots.length);
}

/** Steps from the monitoring to each node, against the direction of the dependencies. */
function distancesFrom(topology: Network['topology'], from: number): ReadonlyMap<number, number> {
  const distances = new Map([[from, 0]]);
  for (const [node, distance] of distances)
    for (const other of topology.dependents(node))
      if (!distances.has(other)) distances.set(other, distance + 1);
  return distances;
}
