import type { IncidentMember, Topology } from '../../ml-api.js';
import type { Connection } from '../network/layers.js';

/** More cannot be read in one picture. */
const MOST = 36;

export type AroundNode = Topology['nodes'][number];

/** What is drawn around an incident. */
export interface Around {
  readonly nodes: readonly AroundNode[];
  readonly connections: readonly Connection[];
  /** Ids of nodes with a member. */
  readonly hit: ReadonlySet<string>;
  /** Near it, but not drawn. */
  readonly nNotDrawn: number;
  /** Entities with a member that are farther away, or that the topology does not know. */
  readonly nElsewhere: number;
}

/** Entities of the incident first, then what is connected with them, what is not well before what is. */
export function aroundOf({ nodes, edges }: Topology, members: readonly IncidentMember[]): Around {
  const entities = new Set(members.map(({ assetId }) => String(assetId)));
  const near = new Set(
    edges.flatMap(({ from, to }) =>
      entities.has(String(from)) || entities.has(String(to)) ? [String(from), String(to)] : [],
    ),
  );
  const rankOf = ({ assetId, status }: AroundNode): number => {
    if (entities.has(String(assetId))) return 0;
    return near.has(String(assetId)) ? (isWell(status) ? 2 : 1) : 3;
  };
  const ranked = nodes
    .map((node) => ({ node, rank: rankOf(node) }))
    .filter(({ node, rank }) => rank < 3 || !isWell(node.status))
    .sort((a, b) => a.rank - b.rank)
    .map(({ node }) => node);
  const shown = ranked.slice(0, MOST);
  const ids = new Set(shown.map(({ assetId }) => String(assetId)));
  const hit = new Set([...entities].filter((id) => ids.has(id)));
  return {
    nodes: shown,
    connections: edges
      .map(({ from, to, relation }) => ({
        from: String(from),
        to: String(to),
        isDirected: relation !== 'link',
      }))
      .filter(({ from, to }) => ids.has(from) && ids.has(to)),
    hit,
    nNotDrawn: nodes.length - shown.length,
    nElsewhere: entities.size - hit.size,
  };
}

function isWell(status: string): boolean {
  return status === 'healthy' || status === 'unknown';
}
