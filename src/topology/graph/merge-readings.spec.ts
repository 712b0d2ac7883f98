import { ReadingBuilder } from '../reading/reading-builder.js';
import type { TopologyReading } from '../reading/topology-reading.js';
import type { Relation } from '../../ml/index.js';
import { mergeReadings } from './merge-readings.js';
import type { NetworkGraph } from './network-graph.js';

type Statement = readonly [from: string, relation: Relation, to: string, seenAtMs?: number];

const reading = (...statements: readonly Statement[]): TopologyReading => {
  const builder = new ReadingBuilder();
  for (const [from, relation, to, seenAtMs] of statements) builder.addEdge(from, to, relation, seenAtMs);
  return builder.build();
};
const at = (seconds: number): Date => new Date(seconds * 1000);
const edgesOf = (graph: NetworkGraph): readonly string[] =>
  graph
    .edgesAmong([...graph.ids.keys()], Infinity)
    .map(
      ({ fromId, toId, relation, sources, seenAt }) =>
        `${fromId} ${relation} ${toId} (${sources.join(', ')}; ${seenAt.getTime() / 1000})`,
    )
    .sort();

describe('mergeReadings', () => {
  it('makes one connection of what several sources say, with all of them and the newest age', async () => {
    const graph = await mergeReadings([
      { source: 'database', readAt: at(100), reading: reading(['a', 'uplink', 'b', 70_000]) },
      { source: 'api', readAt: at(90), reading: reading(['a', 'uplink', 'b'], ['b', 'link', 'c']) },
    ]);

    expect(edgesOf(graph)).toEqual(['a uplink b (database, api; 90)', 'b link c (api; 90)']);
    expect(graph.nContradictions).toBe(0);
  });

  it('lets what has a direction prevail over what has none, and the file over the others', async () => {
    const graph = await mergeReadings([
      { source: 'database', readAt: at(100), reading: reading(['a', 'link', 'b'], ['c', 'uplink', 'd']) },
      { source: 'api', readAt: at(100), reading: reading(['b', 'uplink', 'a']) },
      { source: 'file', readAt: at(90), reading: reading(['d', 'needs', 'c']) },
    ]);

    expect(edgesOf(graph)).toEqual(['b uplink a (database, api; 100)', 'd needs c (file; 90)']);
    expect(graph.nContradictions).toBe(1);
  });

  it('keeps circles of one source, and drops what is connected with itself', async () => {
    const graph = await mergeReadings([
      {
        source: 'api',
        readAt: at(1),
        reading: reading(['a', 'uplink', 'b'], ['b', 'uplink', 'a'], ['b', 'needs', 'a'], ['a', 'link', 'a']),
      },
    ]);

    expect(edgesOf(graph)).toEqual(['a uplink b (api; 1)', 'b needs a (api; 1)']);
    expect(graph.connectionsOf(graph.numberOf('a')!)).toEqual([{ id: 'b', relation: 'upstream' }]);
  });

  it('finds the connections of a node, and those among some', async () => {
    const graph = await mergeReadings([
      {
        source: 'file',
        readAt: at(1),
        reading: reading(['b', 'uplink', 'a'], ['c', 'needs', 'b'], ['b', 'link', 'd'], ['d', 'link', 'e']),
      },
    ]);
    const number = (id: string): number => graph.numberOf(id)!;

    expect(graph.connectionsOf(number('b'))).toEqual(
      expect.arrayContaining([
        { id: 'a', relation: 'upstream' },
        { id: 'c', relation: 'downstream' },
        { id: 'd', relation: 'link' },
      ]),
    );
    const among = graph.edgesAmong(['a', 'b', 'd'].map(number), 10);
    expect(among.map(({ fromId, toId }) => `${fromId}${toId}`).sort()).toEqual(['ba', 'bd']);
    expect(graph.edgesAmong(['a', 'b', 'd'].map(number), 1)).toHaveLength(1);
    expect(graph.numberOf('z')).toBeUndefined();
  });

  it('makes an empty network of nothing', async () => {
    expect(await mergeReadings([])).toMatchObject({ nNodes: 0, nEdges: 0 });
  });
});
