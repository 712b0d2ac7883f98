import { setImmediate as turn } from 'node:timers/promises';
import { PairTable } from '../../ml/index.js';
import { TOPOLOGY_SOURCES, type TopologyReading, type TopologySource } from '../reading/topology-reading.js';
import { NetworkGraph } from './network-graph.js';

/** A reading with its source, and when it was made. */
export interface SourcedReading {
  readonly source: TopologySource;
  readonly readAt: Date;
  readonly reading: TopologyReading;
}

/** Connections after which others have their turn: about five milliseconds. */
const EDGES_PER_TURN = 10_000;

/**
 * Makes one network of what the sources say. A connection that several name is one, with all of its sources. Where they contradict each
 * other in its direction, the one that comes first in TOPOLOGY_SOURCES prevails; circles stay.
 */
export async function mergeReadings(readings: readonly SourcedReading[]): Promise<NetworkGraph> {
  const numbers = new Map<string, number>();
  const pairs = new PairTable();
  for (const [rank, source] of TOPOLOGY_SOURCES.entries()) {
    const found = readings.find((one) => one.source === source);
    if (found) await addReading(pairs, numbers, { ...found, rank });
  }
  const ids = [...numbers.keys()];
  await turn();
  const edges = pairs.toEdges(ids.length);
  await turn();
  const named = readings.flatMap(({ reading }) => reading.named);
  const topology = await untilDone(edges.toTopology());
  return new NetworkGraph(ids, edges, topology, { named, nContradictions: pairs.nContradictions });
}

async function addReading(
  pairs: PairTable,
  numbers: Map<string, number>,
  { reading, readAt, rank }: SourcedReading & { readonly rank: number },
): Promise<void> {
  const places = reading.ids.map((id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  const statements = { ...reading, places, rank, readAt: Math.floor(readAt.getTime() / 1000) };
  const nEdges = reading.from.length;
  for (let first = 0; first < nEdges; first += EDGES_PER_TURN) {
    pairs.addAll(statements, first, Math.min(first + EDGES_PER_TURN, nEdges));
    await turn();
  }
}

/** Others have their turn between two steps. */
async function untilDone<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}
