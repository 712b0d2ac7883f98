import type { Connection } from './layers.js';
import { NODE, type Place } from './place-nodes.js';

interface TopologyLineProps {
  readonly connection: Connection;
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly className?: string | undefined;
}

/** A connection between two nodes that are drawn. */
export function TopologyLine({ connection, placeOf, className: given }: TopologyLineProps) {
  const [from, to] = [placeOf.get(connection.from), placeOf.get(connection.to)];
  if (!from || !to) return null;
  const [upper, lower] = from.y > to.y ? [to, from] : [from, to];
  const className = given ?? (connection.isDirected ? undefined : 'ml-topology-link');
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
