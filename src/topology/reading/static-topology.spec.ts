import { RELATIONS } from '../../ml/index.js';
import type { TopologyReading } from './topology-reading.js';
import { parseStaticTopology } from './static-topology.js';

const ASSETS = [
  { id: '1', name: 'core-rtr-01' },
  { id: '2', name: 'core-rtr-02' },
  { id: '3', name: 'edge-rtr-01' },
  { id: '4', name: 'db-srv-01' },
  { id: '5', name: 'twin' },
  { id: '6', name: 'twin' },
];

const edgesOf = ({ ids, from, to, relations }: TopologyReading): readonly string[] =>
  Array.from(from, (place, k) => `${ids[place]} ${RELATIONS[relations[k]!]} ${ids[to[k]!]}`);

describe('parseStaticTopology', () => {
  it('reads services, applications and parents, by name and by id', () => {
    const reading = parseStaticTopology(
      `services:
  checkout: { name: Checkout, needs: [db-srv-01, 3] }
applications:
  shop: [Checkout]
  intranet:
parents:
  edge-rtr-01: [core-rtr-01, core-rtr-02]
  core-rtr-02: core-rtr-01`,
      ASSETS,
    );

    expect(edgesOf(reading)).toEqual([
      'checkout needs 4',
      'checkout needs 3',
      'shop needs checkout',
      '3 uplink 1',
      '3 uplink 2',
      '2 uplink 1',
    ]);
    expect(reading.ids).toContain('intranet');
    expect(reading.named).toEqual([
      { id: 'checkout', name: 'Checkout', type: 'service' },
      { id: 'shop', name: 'shop', type: 'application' },
      { id: 'intranet', name: 'intranet', type: 'application' },
    ]);
    expect(reading.faults).toEqual([]);
  });

  it('names each line that cannot be used, and uses the others', () => {
    const reading = parseStaticTopology(
      `services:
  checkout: { needs: [nobody, twin, db-srv-01, {}], owner: me }
parents:
  nowhere: core-rtr-01`,
      ASSETS,
    );

    expect(edgesOf(reading)).toEqual(['checkout needs 4']);
    expect(reading.faults).toEqual([
      'services.checkout.owner is none of its fields.',
      'services.checkout.needs must be a list of names.',
      'services.checkout: there is no asset, service or application nobody.',
      'services.checkout: twin is the name of several; write an id.',
      'parents: there is no asset, service or application nowhere.',
    ]);
  });

  it.each([
    ['services: [a', /^TOPOLOGY_FILE cannot be used: /],
    ['- a', /must have services, applications or parents/],
    ['', /must have services, applications or parents/],
    ['nodes: {}', /nodes is none of services, applications, parents/],
    ['services: [a, b]', /services must have names/],
    ['a: &a [1]\nb: *c', /^TOPOLOGY_FILE cannot be used: /],
  ])('is no such file: %j', (text, reason) => {
    expect(() => parseStaticTopology(text, ASSETS)).toThrow(reason);
  });
});
