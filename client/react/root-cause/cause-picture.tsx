import type { RootCauseAnalysis } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { NODE, type Place, placeNodes } from '../network/place-nodes.js';
import { TopologyLine } from '../network/topology-line.js';
import { useWidth } from '../network/use-width.js';
import { hasBegun, replaySteps } from './replay.js';
import { ReplaySlider, useReplay } from './replay-slider.js';

type Graph = RootCauseAnalysis['graph'];
type GraphNode = Graph['nodes'][number];

/** More nodes that are well say nothing. */
const MOST_WELL = 12;
const ROLE_WORDS: Readonly<Record<string, string>> = {
  cause: 'cause',
  suspect: 'suspect',
  symptom: 'symptom',
  path: 'on the way',
  well: 'no symptom',
  unheard: 'nothing heard',
};

/** The cause, the way that it took and what it made ill, by the time at which each began. */
export function CausePicture({ analysis }: { readonly analysis: RootCauseAnalysis }) {
  const nodes = drawnNodes(analysis.graph.nodes);
  const replay = useReplay(replaySteps(nodes));
  return (
    <div>
      <Legend />
      <Drawing nodes={nodes} edges={analysis.graph.edges} at={replay.at} />
      <ReplaySlider replay={replay} />
    </div>
  );
}

interface DrawingProps {
  readonly nodes: readonly GraphNode[];
  readonly edges: Graph['edges'];
  /** Epoch milliseconds: what begins later is well. */
  readonly at: number;
}

function Drawing({ nodes, edges, at }: DrawingProps) {
  const [place, width] = useWidth<HTMLDivElement>();
  const ids = nodes.map(({ assetId }) => String(assetId));
  const known = new Set(ids);
  const lines = edges
    .map(({ from, to, isPath }) => ({ from: String(from), to: String(to), isDirected: true, isPath }))
    .filter(({ from, to }) => known.has(from) && known.has(to));
  const { places, height } = placeNodes(ids, lines, width);
  const placeOf = new Map(places.map((each) => [each.id, each]));
  const begun = new Set(nodes.filter((node) => hasBegun(node, at)).map(({ assetId }) => String(assetId)));
  return (
    <div ref={place} className="ml-topology ml-cause-picture" style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} aria-hidden="true">
            {lines.map((line) => (
              <TopologyLine
                key={`${line.from} ${line.to}`}
                connection={line}
                placeOf={placeOf}
                className={line.isPath && begun.has(line.from) ? 'ml-cause-way' : undefined}
              />
            ))}
          </svg>
          <ul aria-label="Cause, way and symptoms, what depends on others after them">
            {nodes.map((node) => {
              const id = String(node.assetId);
              const each = placeOf.get(id);
              return each && <Node key={id} node={node} place={each} isBegun={begun.has(id)} />;
            })}
          </ul>
        </>
      )}
    </div>
  );
}

function drawnNodes(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const well = nodes.filter(({ role }) => role === 'well').slice(0, MOST_WELL);
  return nodes.filter((node) => node.role !== 'well' || well.includes(node));
}

interface NodeProps {
  readonly node: GraphNode;
  readonly place: Place;
  readonly isBegun: boolean;
}

function Node({ node, place, isBegun }: NodeProps) {
  const { assetId, assetName, isAsset, role, startedAt, type } = node;
  // What has not begun yet looks as it did then: well.
  const shown = startedAt === null || isBegun ? role : 'well';
  const words = ROLE_WORDS[shown] ?? shown;
  return (
    <li
      className={`ml-node ml-cause-${shown}`}
      style={{ left: place.x, top: place.y, width: NODE.width, height: NODE.height }}
      title={[assetName, type, words, startedAt].filter(Boolean).join(', ')}
    >
      <span className="ml-cause-mark" aria-hidden="true" />
      <span className="ml-hidden">{words}: </span>
      {isAsset ? <GoTo to={assetPath(assetId)}>{assetName}</GoTo> : <span>{assetName}</span>}
    </li>
  );
}

function Legend() {
  return (
    <p className="ml-flat ml-cause-legend" aria-hidden="true">
      {(['cause', 'symptom', 'suspect', 'well'] as const).map((role) => (
        <span key={role} className={`ml-cause-${role}`}>
          <span className="ml-cause-mark" /> {ROLE_WORDS[role]}
        </span>
      ))}
    </p>
  );
}
