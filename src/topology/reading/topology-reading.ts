/** Where connections come from, the one that prevails where they contradict each other first. */
export const TOPOLOGY_SOURCES = ['file', 'database', 'api'] as const;
export type TopologySource = (typeof TOPOLOGY_SOURCES)[number];

/** What the platform does not have as an asset: a service or an application of the file. */
export interface NamedNode {
  readonly id: string;
  readonly name: string;
  readonly type: 'service' | 'application';
}

/** What one source said when it was read; the k-th connection goes from `ids[from[k]]` to `ids[to[k]]`. */
export interface TopologyReading {
  readonly ids: readonly string[];
  readonly named: readonly NamedNode[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Places in RELATIONS. */
  readonly relations: Uint8Array;
  /** When the source itself saw each connection last, in seconds since the epoch; 0 where it does not say. */
  readonly seenAt: Uint32Array;
  /** What could not be used, a sentence each. */
  readonly faults: readonly string[];
}

/** Nodes and connections above which a reading is cut off. */
export const MOST_NODES = 100_000;
export const MOST_EDGES = 300_000;

/** Problem of a source that is there and has nothing of the kind. */
export const NOTHING_KEPT = 'The platform has no table device_connections that may be read.';
