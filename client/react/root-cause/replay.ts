import type { RootCauseAnalysis } from '../../ml-api.js';

type GraphNode = RootCauseAnalysis['graph']['nodes'][number];

/** A moment at which something began. */
export interface ReplayStep {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Names of what began then. */
  readonly began: readonly string[];
}

/** How it spread, step by step: one for each moment at which a node became ill. */
export function replaySteps(nodes: readonly GraphNode[]): readonly ReplayStep[] {
  const began = new Map<number, string[]>();
  for (const { startedAt, assetName } of nodes) {
    if (startedAt === null) continue;
    const at = Date.parse(startedAt);
    const names = began.get(at) ?? [];
    if (names.length === 0) began.set(at, names);
    names.push(assetName);
  }
  return [...began].sort(([a], [b]) => a - b).map(([at, names]) => ({ at, began: names }));
}

/** Whether a node is ill by then. */
export function hasBegun({ startedAt }: Pick<GraphNode, 'startedAt'>, at: number): boolean {
  return startedAt !== null && Date.parse(startedAt) <= at;
}
