import type { RootCauseAnswer } from '../../ml/index.js';
import type { CauseGraph, NodeRole } from './analysis.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { NodeNames } from './node-names.js';

/** More cannot be read in one picture. */
const MOST_DRAWN = 60;
const RANKS: readonly NodeRole[] = ['cause', 'path', 'symptom', 'suspect', 'unheard', 'well'];

/** Nodes with what they are to the cause, those that say most first, and the connections among them. */
export function causeGraph(
  { ids, dependencies }: Neighbourhood,
  answer: RootCauseAnswer,
  names: NodeNames,
): CauseGraph {
  const starts = new Map(answer.symptoms.map(({ node, startedAt }) => [node, startedAt]));
  const causes = new Set(answer.causes.map(({ node }) => node));
  const path = pathsFrom(causes, dependencies, new Set(starts.keys()));
  const suspects = new Set(answer.suspects.map(({ node }) => node));
  const roleOf = (node: number): NodeRole => {
    if (causes.has(node)) return 'cause';
    if (starts.has(node)) return 'symptom';
    if (path.nodes.has(node)) return 'path';
    return suspects.has(node) ? 'suspect' : 'well';
  };
  const drawn = ids
    .map((id, node) => ({ id, node, role: roleOf(node) }))
    .sort((a, b) => RANKS.indexOf(a.role) - RANKS.indexOf(b.role))
    .slice(0, MOST_DRAWN);
  const shown = new Set(drawn.map(({ node }) => node));
  return {
    nodes: drawn.map(({ id, node, role }) => {
      return { ...names.of(id), role, startedMs: finiteOrNull(starts.get(node)) };
    }),
    edges: dependencies
      .filter(({ from, to }) => shown.has(from) && shown.has(to))
      .map(({ from, to }) => ({
        from: ids[from] ?? '',
        to: ids[to] ?? '',
        isPath: path.edges.has(keyOf(from, to)),
      })),
  };
}

interface Paths {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<string>;
}

/** The shortest way from a cause to each symptom, against the direction of the dependencies. */
function pathsFrom(
  causes: ReadonlySet<number>,
  dependencies: Neighbourhood['dependencies'],
  symptoms: ReadonlySet<number>,
): Paths {
  const dependents = Map.groupBy(dependencies, ({ to }) => to);
  const cameFrom = new Map<number, number>();
  const reached = new Set(causes);
  for (const node of reached)
    for (const { from } of dependents.get(node) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      cameFrom.set(from, node);
    }
  const nodes = new Set<number>();
  const edges = new Set<string>();
  for (const symptom of symptoms) {
    let node = symptom;
    for (let next = cameFrom.get(node); next !== undefined; next = cameFrom.get(node)) {
      nodes.add(node);
      edges.add(keyOf(node, next));
      node = next;
    }
  }
  return { nodes, edges };
}

function keyOf(from: number, to: number): string {
  return `${from} ${to}`;
}

export function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
