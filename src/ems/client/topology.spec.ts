import fc from 'fast-check';
import { EmsServerError } from './ems.errors.js';
import { parseTopology } from './topology.js';

const node = { id: 'a', name: 'core-rtr-01', type: 'router', tier: 1, status: 'online', ip: '10.0.0.1' };
const link = {
  id: 7,
  source: 'a',
  target: 'b',
  type: 'uplink',
  status: 'up',
  bandwidth: 40_000,
  utilization: '59.96',
  latency: '0.40',
  protocol: 'ethernet',
};
const answer = (nodes: unknown, links: unknown): unknown => ({ success: true, data: { nodes, links } });

describe('parseTopology', () => {
  it('reads assets and connections, and decimals that are texts', () => {
    expect(parseTopology(answer([node], [link]))).toEqual({
      nodes: [{ id: 'a', name: 'core-rtr-01', type: 'router', tier: 1, status: 'online' }],
      links: [
        {
          id: '7',
          sourceId: 'a',
          targetId: 'b',
          type: 'uplink',
          status: 'up',
          bandwidthMbps: 40_000,
          utilization: 59.96,
          latencyMs: 0.4,
        },
      ],
    });
  });

  it('makes do with what is there, and excludes what has no ends', () => {
    const { nodes, links } = parseTopology(
      answer(
        [{ id: 5 }, {}, null],
        [
          { id: 1, source: 'a' },
          { id: 2, source: 'a', target: 'b' },
        ],
      ),
    );
    expect(nodes).toEqual([{ id: '5', name: '5', type: 'unknown', tier: 3, status: 'unknown' }]);
    expect(links).toMatchObject([{ id: '2', utilization: null, latencyMs: null, bandwidthMbps: null }]);
  });

  it('reads any two lists, and says of anything else that it is no topology', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (nodes, links) => {
        const topology = parseTopology(answer(nodes, links));
        expect(topology.nodes.length).toBeLessThanOrEqual(nodes.length);
      }),
    );
    for (const body of [undefined, [], {}, { data: null }, answer({}, [])])
      expect(() => parseTopology(body)).toThrow(EmsServerError);
  });
});
