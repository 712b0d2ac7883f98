import fc from 'fast-check';
import { type Relation, Topology } from '../../ml/index.js';
import { type Candidate, chooseTogether } from './choose-together.js';

type Line = readonly [from: number, relation: Relation, to: number];

function network(nNodes: number, lines: readonly Line[]): Topology {
  return Topology.of({
    nNodes,
    from: lines.map(([from]) => from),
    to: lines.map(([, , to]) => to),
    relations: lines.map(([, relation]) => relation),
  });
}

function candidates(nodes: readonly (number | undefined)[], assetType = 'switch'): readonly Candidate[] {
  return nodes.map((node) => ({ node, assetType }));
}

/** What is chosen and what is left over, by their nodes. */
function plan(topology: Topology, nodes: readonly (number | undefined)[], maxAssets = 10) {
  const { chosen, leftOver } = chooseTogether(topology, candidates(nodes), maxAssets);
  return {
    chosen: chosen.map(({ item }) => item.node),
    leftOver: leftOver.map((one) => [
      one.item.node,
      one.cause,
      ...('because' in one ? [one.because.node] : []),
      ...('lost' in one ? [one.lost] : []),
    ]),
  };
}

/** Both ends of lines of a relation that have a node at one end, the other end each. */
function others(lines: readonly Line[], node: number, relation: Relation): readonly number[] {
  const ofRelation = lines.filter(([, each]) => each === relation);
  return ofRelation.flatMap(([from, , to]) => (from === node ? [to] : to === node ? [from] : []));
}

function waysOf(lines: readonly Line[], node: number, areLinksWays: boolean): readonly number[] {
  const to = lines.filter(([from]) => from === node);
  const uplinks = to.filter(([, relation]) => relation === 'uplink').map(([, , other]) => other);
  const needs = to.filter(([, relation]) => relation === 'needs').map(([, , other]) => other);
  const below = lines.filter(([, relation, other]) => other === node && relation !== 'link');
  const links = others(lines, node, 'link');
  if (uplinks.length === 0) return needs.length === 0 && below.length === 0 ? links : [];
  const directed = [...needs, ...below.map(([from]) => from)];
  const free = links.filter((other) => !directed.includes(other));
  return areLinksWays ? [...uplinks.filter((other) => !directed.includes(other)), ...free] : uplinks;
}

/** Down with some nodes, by walking again and again until nothing changes; written apart from what it checks. */
function down(
  nNodes: number,
  lines: readonly Line[],
  taken: readonly number[],
  areLinksWays: boolean,
): ReadonlySet<number> {
  const gone = new Set(taken);
  for (let nBefore = -1; nBefore !== gone.size;) {
    nBefore = gone.size;
    for (let node = 0; node < nNodes; node += 1) {
      const needs = lines.some(
        ([from, relation, to]) => from === node && relation === 'needs' && gone.has(to),
      );
      const ways = waysOf(lines, node, areLinksWays);
      if (needs || (ways.length > 0 && ways.every((each) => gone.has(each)))) gone.add(node);
    }
  }
  return gone;
}

describe('chooseTogether', () => {
  // 0 core; 1, 2 distribution; 3 has both of them, 4 only 1.
  const tree: readonly Line[] = [
    [1, 'uplink', 0],
    [2, 'uplink', 0],
    [3, 'uplink', 1],
    [3, 'uplink', 2],
    [4, 'uplink', 1],
  ];

  it('leaves over what stands in for one that is more urgent, and says what only has both', () => {
    expect(plan(network(5, tree), [1, 2, 4])).toEqual({
      chosen: [1, 4],
      leftOver: [[2, 'stands-in', 1, [3]]],
    });
  });

  it('says behind which other an asset is', () => {
    const { chosen } = chooseTogether(network(5, tree), candidates([1, 4, 3]), 10);
    expect(chosen.map(({ item, behind }) => [item.node, behind?.node])).toEqual([
      [1, undefined],
      [4, 1],
      [3, undefined],
    ]);
  });

  it('takes two of three uplinks, and never the third', () => {
    const three = network(4, [
      [3, 'uplink', 0],
      [3, 'uplink', 1],
      [3, 'uplink', 2],
    ]);
    expect(plan(three, [0, 1, 2])).toEqual({ chosen: [0, 1], leftOver: [[2, 'stands-in', 0, [3]]] });
  });

  it('sees what is lost over others', () => {
    const over: readonly Line[] = [
      [1, 'uplink', 0],
      [3, 'uplink', 1],
      [3, 'uplink', 2],
    ];
    expect(plan(network(4, over), [0, 2])).toEqual({ chosen: [0], leftOver: [[2, 'stands-in', 0, [3]]] });
  });

  it('takes a link for a way where no direction is known', () => {
    const linked = network(3, [
      [2, 'link', 0],
      [2, 'link', 1],
    ]);
    expect(plan(linked, [0, 1]).leftOver).toEqual([[1, 'stands-in', 0, [2]]]);
  });

  it('neither needs nor relies on a link of which nobody says what it is for', () => {
    const backup = network(4, [
      [2, 'uplink', 0],
      [2, 'link', 1],
    ]);
    expect(plan(backup, [0, 1])).toEqual({ chosen: [0], leftOver: [[1, 'stands-in', 0, [2]]] });
    const camera = network(4, [...tree.slice(0, 4), [3, 'link', 3]]);
    expect(plan(camera, [1, 2]).chosen).toEqual([1]);
  });

  it('takes two alike that are linked with each other and with a third for a pair', () => {
    const pair = network(4, [
      [0, 'link', 1],
      [0, 'uplink', 2],
      [1, 'uplink', 2],
      [2, 'uplink', 3],
    ]);
    expect(plan(pair, [0, 1])).toEqual({ chosen: [0], leftOver: [[1, 'stands-in', 0, []]] });
    const unlike: readonly Candidate[] = [
      { node: 0, assetType: 'switch' },
      { node: 1, assetType: 'firewall' },
    ];
    expect(chooseTogether(pair, unlike, 10).leftOver).toEqual([]);
  });

  it('takes one at most of those with unknown surroundings', () => {
    expect(plan(network(5, tree), [undefined, undefined, 4])).toEqual({
      chosen: [undefined, 4],
      leftOver: [[undefined, 'unknown', undefined]],
    });
  });

  it('leaves over what is beyond the number that was asked for', () => {
    expect(plan(network(5, tree), [0, 1, 3], 2)).toEqual({ chosen: [0, 1], leftOver: [[3, 'full']] });
    expect(plan(network(0, []), [])).toEqual({ chosen: [], leftOver: [] });
  });

  it('never chooses a pair, or more, of which something else has only them', () => {
    const drawn = fc.integer({ min: 2, max: 7 }).chain((nNodes) => {
      const node = fc.nat({ max: nNodes - 1 });
      const line = fc.tuple(node, fc.constantFrom<Relation>('uplink', 'needs', 'link'), node);
      return fc.record({
        nNodes: fc.constant(nNodes),
        lines: fc.array(
          line.filter(([from, , to]) => from !== to),
          { maxLength: 12 },
        ),
        asked: fc.uniqueArray(node, { minLength: 1 }),
      });
    });
    fc.assert(
      fc.property(drawn, ({ nNodes, lines, asked }) => {
        const { chosen, leftOver } = plan(network(nNodes, lines), asked);
        const all = chosen.map((one) => one!);
        const pairs = all.flatMap((a) => all.filter((b) => a < b).map((b) => [a, b]));
        for (const areLinksWays of [false, true]) {
          const lost = (nodes: readonly number[]) => down(nNodes, lines, nodes, areLinksWays);
          const alone = new Map(all.map((one) => [one, lost([one])]));
          const lostBeyond = (nodes: readonly number[]) =>
            [...lost(nodes)].filter((node) => !nodes.some((one) => alone.get(one)?.has(node)));
          expect([all, ...pairs].flatMap(lostBeyond)).toEqual([]);
        }
        expect(chosen.length + leftOver.length).toBe(asked.length);
        expect(chosen[0]).toBe(asked[0]);
      }),
      { numRuns: 60, seed: 22 },
    );
  });
});
