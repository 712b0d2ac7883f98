import { assetPath, GoTo } from '../elements/go-to.js';
import { StatusTag } from '../elements/tags.js';
import type { Around, AroundNode } from './around.js';
import type { Connection } from './layers.js';
import { NODE, type Place, placeNodes } from './place-nodes.js';
import { useWidth } from './use-width.js';

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
              <Line key={`${connection.from} ${connection.to}`} connection={connection} placeOf={placeOf} />
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

interface LineProps {
  readonly connection: Connection;
  readonly placeOf: ReadonlyMap<string, Place>;
}

function Line({ connection, placeOf }: LineProps) {
  const [from, to] = [placeOf.get(connection.from), placeOf.get(connection.to)];
  if (!from || !to) return null;
  const [upper, lower] = from.y > to.y ? [to, from] : [from, to];
  const className = connection.isDirected ? undefined : 'ml-topology-link';
  return <path className={className} d={upper.y === lower.y ? beside(upper, lower) : below(upper, lower)} />;
}

/** From the lower edge of the one to the upper edge of the other. */
function below(upper: Place, lower: Place): string {
  const [x1, y1] = [upper.x + NODE.width / 2, upper.y + NODE.height];
  const [x2, y2] = [lower.x + NODE.width / 2, lower.y];
  const bend = NODE.gapY / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

/** Under what stands between them. */
function beside(one: Place, other: Place): string {
  const [x1, x2] = [one.x + NODE.width / 2, other.x + NODE.width / 2];
  const y = one.y + NODE.height;
  const depth = NODE.gapY / 2;
  return `M${x1} ${y}C${x1} ${y + depth} ${x2} ${y + depth} ${x2} ${y}`;
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
