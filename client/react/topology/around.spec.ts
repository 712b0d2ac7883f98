import type { IncidentMember, Topology } from '../../ml-api.js';
import { aroundOf } from './around.js';

const node = (assetId: string, status = 'healthy') =>
  ({ assetId, assetName: assetId, type: null, status, isAsset: true }) as Topology['nodes'][number];
const edge = (from: string, to: string, relation = 'uplink') =>
  ({ from, to, relation, sources: [], seenAt: '' }) as unknown as Topology['edges'][number];
const member = (assetId: string) => ({ assetId }) as IncidentMember;
const topologyOf = (nodes: Topology['nodes'], edges: Topology['edges']) => ({ nodes, edges }) as Topology;

describe('aroundOf', () => {
  const topology = topologyOf(
    [node('far'), node('near'), node('ill', 'critical'), node('hit', 'warning')],
    [edge('hit', 'near'), edge('near', 'far'), edge('hit', 'ill', 'link')],
  );

  it('shows what is hit, then what is connected with it, the ill ones first', () => {
    const { nodes, hit, nNotDrawn } = aroundOf(topology, [member('hit')]);
    expect(nodes.map(({ assetId }) => assetId)).toEqual(['hit', 'ill', 'near']);
    expect([...hit]).toEqual(['hit']);
    expect(nNotDrawn).toBe(1);
  });

  it('keeps connections among what is shown, and which way they go', () => {
    expect(aroundOf(topology, [member('hit')]).connections).toEqual([
      { from: 'hit', to: 'near', isDirected: true },
      { from: 'hit', to: 'ill', isDirected: false },
    ]);
  });

  it('counts entities that are elsewhere', () => {
    expect(aroundOf(topology, [member('hit'), member('unknown'), member('unknown')]).nElsewhere).toBe(1);
  });

  it('draws no more than fits', () => {
    const many = Array.from({ length: 100 }, (_, n) => node(`n${n}`, 'critical'));
    const { nodes, nNotDrawn } = aroundOf(topologyOf(many, []), [member('n99')]);
    expect(nodes[0]?.assetId).toBe('n99');
    expect(nodes.length + nNotDrawn).toBe(100);
  });
});
