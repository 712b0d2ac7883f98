import type { SeededRandom } from '../../../src/ml/random/seeded-random.js';

/** What is measured on every node of a drawn network. */
export const METRICS = ['latency.avg', 'errors.rate', 'cpu', 'reachable'] as const;
export type DrawnMetric = (typeof METRICS)[number];

/** A node as it is in normal times. */
export interface DrawnNode {
  /** What it is reached through; −1 for the core. */
  readonly parent: number;
  readonly depth: number;
  readonly latencyMs: number;
  readonly noise: number;
  readonly cpu: number;
}

/** A tree of a core, aggregation, access and what is attached to it. Parents come before their children. */
export function drawNetwork(nNodes: number, random: SeededRandom): readonly DrawnNode[] {
  const nodes: DrawnNode[] = [];
  for (let node = 0; node < nNodes; node += 1) {
    const parent = node === 0 ? -1 : parentFor(node, nNodes, random);
    nodes.push({
      parent,
      depth: node === 0 ? 0 : nodes[parent]!.depth + 1,
      latencyMs: 1 + 9 * random.next(),
      noise: 0.02 + 0.08 * random.next(),
      cpu: 15 + 40 * random.next(),
    });
  }
  return nodes;
}

/** A twelfth of the nodes is aggregation below the core, a quarter access below that, the rest is attached to access. */
function parentFor(node: number, nNodes: number, random: SeededRandom): number {
  const nAggregation = Math.ceil(nNodes / 12);
  const nAccess = Math.ceil(nNodes / 4);
  if (node <= nAggregation) return 0;
  if (node <= nAggregation + nAccess) return 1 + random.nextBelow(nAggregation);
  return 1 + nAggregation + random.nextBelow(nAccess);
}

/** Whether a node is reached through another, or is that one. */
export function isBehind(nodes: readonly DrawnNode[], node: number, top: number): boolean {
  for (let at = node; at >= 0; at = nodes[at]!.parent) if (at === top) return true;
  return false;
}
