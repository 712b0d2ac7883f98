import { assetPath, GoTo } from '../elements/go-to.js';
import { StatusTag } from '../elements/tags.js';
import type { Around, AroundNode } from './around.js';
import { NODE, type Place, placeNodes } from '../network/place-nodes.js';
import { TopologyLine } from '../network/topology-line.js';
import { useWidth } from '../network/use-width.js';

/** Layers of nodes, each below what it depends on, and lines between them. */
export function TopologyPicture({ around }: { readonly around: Around }) {
  const [place, width] = useWidth<HTMLDivElement>();
  const { nodes, connections, hit } = around;
  const ids = nodes.map(({ assetId }) => String(assetId));
  const { places, height } = placeNodes(ids, connections, width);
  const placeOf = new Map(places.map((each) => [each.id, each]));
  const nodeOf = new Map(nodes.map((node) => [String(node.assetId), node]));
  return (
    <div ref={place} className="ml-topology" style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} aria-hidden="true">
            {connections.map((connection) => (
              <TopologyLine
                key={`${connection.from} ${connection.to}`}
                connection={connection}
                placeOf={placeOf}
              />
            ))}
          </svg>
          <ul aria-label="Nodes, what depends on others after them">
            {places.map((each) => {
              const node = nodeOf.get(each.id);
              return node && <Node key={each.id} node={node} place={each} isHit={hit.has(each.id)} />;
            })}
          </ul>
        </>
      )}
    </div>
  );
}

interface NodeProps {
  readonly node: AroundNode;
  readonly place: Place;
  readonly isHit: boolean;
}

function Node({ node, place, isHit }: NodeProps) {
  const { assetId, assetName, status, type, isAsset } = node;
  const title = [assetName, type, status, isHit ? 'has members of this incident' : '']
    .filter(Boolean)
    .join(', ');
  return (
    <li
      className={`ml-node ${isHit ? 'ml-node-hit' : ''}`}
      style={{ left: place.x, top: place.y, width: NODE.width, height: NODE.height }}
      title={title}
    >
      <StatusTag status={status}>
        <span className="ml-hidden">
          {status}
          {isHit ? ', of this incident' : ''}
        </span>
      </StatusTag>
      {isAsset ? <GoTo to={assetPath(assetId)}>{assetName}</GoTo> : <span>{assetName}</span>}
    </li>
  );
}
