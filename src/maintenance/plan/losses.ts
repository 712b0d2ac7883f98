import type { Topology } from '../../ml/index.js';

/** Whether a node is down. */
type IsDown = (node: number) => boolean;

/**
 * What goes with a node, also over others, itself included: what needs it, and what has it, or what goes with it, as its only ways. One without
 * uplinks on which nothing depends is reached through whatever it is linked with.
 */
export function lostWith(topology: Topology, node: number): ReadonlySet<number> {
  const lost = new Set([node]);
  for (const one of lost)
    for (const other of topology.neighbours(one))
      if (isLost(topology, other, (each) => lost.has(each))) lost.add(other);
  return lost;
}

/** What a node is reached through: one of them is enough. */
export function waysTo(topology: Topology, node: number): Uint32Array {
  const uplinks = topology.uplinks(node);
  if (uplinks.length > 0 || topology.needed(node).length > 0) return uplinks;
  return topology.dependents(node).length === 0 ? topology.neighbours(node) : uplinks;
}

/**
 * Whether two nodes are a pair that is there for the same: linked with each other, and both with a third. Nothing has to be known to depend on
 * them, as of two firewalls before one router.
 */
export function arePair(topology: Topology, a: number, b: number): boolean {
  const ofB = topology.neighbours(b);
  const areLinked =
    ofB.includes(a) && !topology.dependents(a).includes(b) && !topology.dependents(b).includes(a);
  return areLinked && topology.neighbours(a).some((node) => node !== b && ofB.includes(node));
}

/** Whether a node goes with those that are down: one that it needs, or all of its ways. */
export function isLost(topology: Topology, node: number, isDown: IsDown): boolean {
  if (topology.needed(node).some(isDown)) return true;
  const ways = waysTo(topology, node);
  return ways.length > 0 && ways.every(isDown);
}
