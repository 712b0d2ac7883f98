import type { CurrentTopology } from '../../topology/index.js';
import { type Link, Network } from '../grouping/network.js';

type Graph = ReturnType<CurrentTopology['current']>['graph'];

/** Connections that are looked at: those of ten thousand assets, as a rule. */
const MOST_LINKS = 50_000;
/** Of so many assets that the topology does not know each may be connected with each other one. */
const MOST_UNKNOWN = 50;

/** The entities of alerts and what is around them. Unknown is not "no neighbours": what no topology knows may be connected. */
export function networkAround(entityIds: ReadonlySet<string>, graph: Graph): Network {
  const known = [...entityIds].flatMap((id) => graph.numberOf(id) ?? []);
  const around = new Set([...known, ...known.flatMap((node) => [...graph.topology.neighbours(node)])]);
  const unknown = [...entityIds].filter((id) => graph.numberOf(id) === undefined).slice(0, MOST_UNKNOWN);
  return Network.of([...graph.edgesAmong([...around], MOST_LINKS), ...eachWithEach(unknown)], entityIds.size);
}

function eachWithEach(ids: readonly string[]): readonly Link[] {
  return ids.flatMap((fromId, i) =>
    ids.slice(i + 1).map((toId): Link => ({ fromId, toId, relation: 'link' })),
  );
}
