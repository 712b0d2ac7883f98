import { adjacencyOf, neighboursIn } from './adjacency.js';
import { componentsOf } from './components.js';
import { mutualGroups } from './mutual.js';
import { EdgeTable } from './edge-table.js';
import { PairTable } from './pair-table.js';
import { Topology } from './topology.js';

describe('adjacencyOf', () => {
  it('sorts neighbours, counts repeated pairs once and drops loops', () => {
    const adjacency = adjacencyOf(4, { from: [0, 0, 0, 2, 2], to: [3, 1, 3, 2, 0] });
    expect([0, 1, 2, 3].map((node) => [...neighboursIn(adjacency, node)])).toEqual([[1, 3], [], [0], []]);
  });

  it('names a node that is out of range', () => {
    expect(() => adjacencyOf(2, { from: [0], to: [2] })).toThrow('node: must be in 0..1, got 2');
  });

  it('holds for its example and for nothing', () => {
    expect([...adjacencyOf(3, { from: [2, 0], to: [1, 1] }).targets]).toEqual([1, 1]);
    expect([...adjacencyOf(0, { from: [], to: [] }).offsets]).toEqual([0]);
  });
});

describe('componentsOf', () => {
  it('names each part by its smallest node, whatever the directions', () => {
    expect([...componentsOf(4, { from: [3], to: [1] })]).toEqual([0, 1, 2, 1]);
    expect([...componentsOf(5, { from: [4, 3, 2], to: [3, 2, 4] })]).toEqual([0, 1, 2, 2, 2]);
  });
});

describe('mutualGroups', () => {
  it('puts nodes of a circle into one group, and no others', () => {
    // 0 → 1 → 2 → 0, 2 → 3
    const groups = mutualGroups(adjacencyOf(4, { from: [0, 1, 2, 2], to: [1, 2, 0, 3] }));
    expect(new Set(groups.slice(0, 3)).size).toBe(1);
    expect(groups[3]).not.toBe(groups[0]);
    expect([...mutualGroups({ offsets: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 0) })]).toEqual([
      0, 0,
    ]);
  });

  it('follows a path of a hundred thousand nodes', () => {
    const n = 100_000;
    const from = Uint32Array.from({ length: n - 1 }, (_, k) => k);
    const groups = mutualGroups(adjacencyOf(n, { from, to: from.map((k) => k + 1) }));
    expect(new Set(groups).size).toBe(n);
  });
});

describe('Topology', () => {
  const network = Topology.of({
    nNodes: 7,
    from: [1, 2, 2, 3, 3, 4],
    to: [0, 0, 1, 1, 2, 5],
    relations: ['needs', 'needs', 'link', 'uplink', 'uplink', 'needs'],
  });

  it('separates what a node needs from what it is reached through and what it is linked with', () => {
    expect([...network.needed(2)]).toEqual([0]);
    expect([...network.uplinks(3)]).toEqual([1, 2]);
    expect([...network.neighbours(2)]).toEqual([0, 1, 3]);
    expect([...network.dependents(1)]).toEqual([3]);
  });

  it('counts what depends on a node over others, and the size of its part', () => {
    expect([0, 1, 3, 5].map((node) => network.countDependents(node))).toEqual([3, 1, 0, 1]);
    expect([0, 4, 6].map((node) => network.partSize(node))).toEqual([4, 2, 1]);
    expect(network.allDependents(0)).toEqual([0, 1, 2, 3]);
  });

  it('takes for behind a node only what has no other uplink', () => {
    expect(network.allBehind(1)).toEqual([1]);
    expect(network.allBehind(0)).toEqual([0, 1, 2, 3]);
  });

  it('does not count what depends on each other in a circle', () => {
    const ring = Topology.of({
      nNodes: 4,
      from: [0, 1, 2, 3],
      to: [1, 2, 0, 1],
      relations: ['needs', 'needs', 'needs', 'needs'],
    });
    expect([0, 1, 2, 3].map((node) => ring.countDependents(node))).toEqual([1, 1, 1, 0]);
  });

  it('finds what is around a node, nearest first, as many as are wanted', () => {
    expect(network.within(3, 0, 10)).toEqual([3]);
    expect(network.within(3, 1, 10)).toEqual([3, 1, 2]);
    expect(network.within(3, 5, 10)).toEqual([3, 1, 2, 0]);
    expect(network.within(3, 5, 2)).toEqual([3, 1]);
    expect(() => network.within(7, 1, 10)).toThrow('node: must be in 0..6, got 7');
  });

  it('has room for further nodes, which are connected with nothing', () => {
    const wider = network.withRoomFor(2);
    expect(wider.nNodes).toBe(network.nNodes + 2);
    for (let node = 0; node < network.nNodes; node += 1) {
      expect([...wider.neighbours(node)]).toEqual([...network.neighbours(node)]);
      expect(wider.allBehind(node)).toEqual(network.allBehind(node));
      expect(wider.partSize(node)).toBe(network.partSize(node));
      expect(wider.countDependents(node)).toBe(network.countDependents(node));
    }
    for (const node of [network.nNodes, network.nNodes + 1]) {
      expect(wider.within(node, 3, 10)).toEqual([node]);
      expect([wider.partSize(node), wider.countDependents(node)]).toEqual([1, 0]);
      expect([...wider.dependents(node), ...wider.uplinks(node), ...wider.needed(node)]).toEqual([]);
    }
    expect(Topology.of({ nNodes: 1, from: [], to: [], relations: [] }).withRoomFor(2).nNodes).toBe(3);
  });

  it('wants columns of one length', () => {
    expect(() => Topology.of({ nNodes: 1, from: [0], to: [], relations: [] })).toThrow(RangeError);
  });

  it('holds for its example', () => {
    expect(Topology.inSteps({ nNodes: 0, from: [], to: [], relations: [] }).next().done).toBe(false);
    const example = Topology.of({ nNodes: 3, from: [1, 2], to: [0, 1], relations: ['needs', 'needs'] });
    expect(example.countDependents(0)).toBe(2);
    const mixed = Topology.of({ nNodes: 3, from: [1, 2], to: [0, 1], relations: ['needs', 'link'] });
    expect(mixed.within(0, 1, 10)).toEqual([0, 1]);
  });
});

describe('PairTable', () => {
  it('holds for its example, and for what is connected with itself', () => {
    const pairs = new PairTable();
    const a = {
      places: [0, 1],
      from: [0, 1],
      to: [1, 1],
      relations: [1, 1],
      seenAt: [0, 0],
      rank: 0,
      readAt: 7,
    };
    pairs.addAll(a, 0, 2);
    const edges = pairs.toEdges(2);
    expect([edges.nEdges, EdgeTable.empty().nEdges]).toEqual([1, 0]);
    expect(edges.row(0)).toEqual({ from: 0, to: 1, relation: 'uplink', sources: 1, seenAt: 7 });
    expect(() => pairs.toEdges(0)).toThrow(RangeError);
  });
});
