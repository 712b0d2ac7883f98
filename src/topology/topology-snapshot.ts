import { NetworkGraph } from './graph/network-graph.js';
import { NOTHING_KEPT } from './reading/topology-reading.js';
import type { SourceState } from './reading/topology-reading.repository.js';

/** Sources that have all assets, so that one without a connection there has none. */
const COMPLETE_SOURCES: ReadonlySet<string> = new Set(['database', 'api']);

/** The topology as it is known at one moment. */
export class TopologySnapshot {
  /** Rises whenever the graph changes; 0 before anything was read. */
  readonly version: number;

  constructor(
    readonly graph: NetworkGraph,
    /** Also those that are away; what they said last is in the graph. */
    readonly sources: readonly SourceState[],
  ) {
    this.version = sources.reduce((newest, { version }) => Math.max(newest, version), 0);
  }

  /** Those that could not be read the last time; a platform that never had connections is not away. */
  get sourcesAway(): readonly SourceState[] {
    return this.sources.filter(
      ({ problem, readAt }) => problem !== null && !(problem === NOTHING_KEPT && readAt === null),
    );
  }

  /**
   * Why nothing can be said of the neighbours of an asset; null where what the graph has is all there is. Nothing known is not "no
   * neighbours".
   */
  unknownReason(assetId: string): string | null {
    const isAllThere = this.sources.some(
      ({ source, readAt }) => readAt !== null && COMPLETE_SOURCES.has(source),
    );
    if (isAllThere || this.graph.numberOf(assetId) !== undefined) return null;
    const problems = this.sources.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    if (problems.length > 0) return problems.join(' ');
    if (this.sources.some(({ readAt }) => readAt !== null)) return NOT_IN_THE_FILE;
    return NO_SOURCE;
  }
}

const NOT_IN_THE_FILE = 'TOPOLOGY_FILE, the only source of the topology, does not name it.';
const NO_SOURCE =
  'No source of the topology was read: connections come from the database of EMS Core, from its API with a login (EMS_CORE_USERNAME), or from TOPOLOGY_FILE.';

export const EMPTY_SNAPSHOT = new TopologySnapshot(NetworkGraph.empty(), []);
