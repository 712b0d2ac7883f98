import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { mergeReadings } from '../../../src/topology/graph/merge-readings.js';
import type { NetworkGraph } from '../../../src/topology/graph/network-graph.js';
import { ReadingBuilder } from '../../../src/topology/reading/reading-builder.js';
import { MOST_EDGES, MOST_NODES } from '../../../src/topology/reading/topology-reading.js';
import type { BenchRow } from '../bench-row.js';
import { memory } from './memory.js';

const N_LOOKS = 1000;
const MOST_SHOWN = { nodes: 500, edges: 5000 };

/** Time and memory of the largest topology that the service keeps, with ids, sources and ages. */
export async function measureTopology(): Promise<BenchRow[]> {
  const random = new SeededRandom(2);
  const reading = largeReading(random);
  const before = memory();
  const graph = await mergeReadings([{ source: 'database', readAt: new Date(0), reading }]);
  const megabytes = memory() - before;
  return [
    { name: "memory of the service's topology, 100 000 nodes", unit: 'MB', ours: megabytes, must: 64 },
    neighbourhoods(graph, random),
  ];
}

function largeReading(random: SeededRandom): ReturnType<ReadingBuilder['build']> {
  const builder = new ReadingBuilder();
  const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  for (let n = 0; n < MOST_NODES; n += 1) builder.addNode(idOf(n));
  for (let k = 0; k < MOST_EDGES; k += 1) {
    const from = k < MOST_NODES ? k : random.nextUint32() % MOST_NODES;
    // Within sites of a hundred, so that there are a thousand connected parts.
    const to = from - (from % 100) + (random.nextUint32() % 100);
    builder.addEdge(idOf(from), idOf(to), k % 3 === 0 ? 'link' : 'uplink');
  }
  return builder.build();
}

function neighbourhoods(graph: NetworkGraph, random: SeededRandom): BenchRow {
  const startedAt = performance.now();
  let found = 0;
  for (let k = 0; k < N_LOOKS; k += 1) {
    const nodes = graph.topology.within(random.nextUint32() % MOST_NODES, 2, MOST_SHOWN.nodes);
    found += nodes.length + graph.edgesAmong(nodes, MOST_SHOWN.edges).length;
  }
  const milliseconds = (performance.now() - startedAt) / N_LOOKS;
  return {
    name: `its nodes within two hops with their connections (${Math.round(found / N_LOOKS)} rows)`,
    unit: 'ms',
    ours: milliseconds,
    must: 1,
  };
}
