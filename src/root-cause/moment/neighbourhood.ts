import type { RootCauseQuestion } from '../../ml/index.js';
import type { TopologySnapshot } from '../../topology/index.js';

type Graph = TopologySnapshot['graph'];

/** Connections among nodes that are looked at; more are excluded. */
const MOST_EDGES = 5_000;

/** The part of the topology in which a cause is looked for; nodes are numbered by their place in `ids`. */
export interface Neighbourhood {
  /** What is asked about comes first, then what it needs, then what else depends on that. */
  readonly ids: readonly string[];
  readonly dependencies: RootCauseQuestion['dependencies'];
  /** More is connected than may be looked at. */
  readonly isCut: boolean;
}

/**
 * What may have caused something at some nodes, and what shows whose fault it is: all that they need, nearest first, then all that depends on any of it.
 *
 * @param focus - ids of what is asked about; those that the topology does not know are nodes by themselves
 * @param limit - nodes at most
 */
export function neighbourhoodOf(graph: Graph, focus: readonly string[], limit: number): Neighbourhood {
  const start = focus.flatMap((id) => graph.numberOf(id) ?? []);
  const unknown = focus.filter((id) => graph.numberOf(id) === undefined);
  const room = Math.max(0, limit - unknown.length);
  const above = walk(start, (node) => graph.upstream(node), room + 1);
  const around = walk([...above], (node) => graph.topology.dependents(node), room + 1);
  const numbers = [...around].slice(0, room);
  const ids = [...numbers.map((number) => graph.idOf(number)), ...unknown.slice(0, limit)];
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const edges = graph.edgesAmong(numbers, MOST_EDGES + 1);
  return {
    ids,
    dependencies: edges.slice(0, MOST_EDGES).flatMap(({ fromId, toId, relation, seenAt }) => {
      const [from, to] = [placeOf.get(fromId), placeOf.get(toId)];
      if (relation === 'link' || from === undefined || to === undefined) return [];
      return [{ from, to, seenAt: seenAt.getTime() }];
    }),
    isCut: around.size > room || edges.length > MOST_EDGES || unknown.length > limit,
  };
}

/** The start, and what is reached from it, nearest first, until there are so many. */
function walk(
  start: readonly number[],
  next: (node: number) => Iterable<number>,
  limit: number,
): ReadonlySet<number> {
  const found = new Set(start.slice(0, limit));
  for (const node of found) {
    for (const other of next(node)) {
      if (found.size >= limit) return found;
      found.add(other);
    }
  }
  return found;
}
