import fc from 'fast-check';
import { RELATIONS } from '../../ml/index.js';
import type { TopologyReading } from './topology-reading.js';
import { parseStaticTopology } from './static-topology.js';
import { TopologyFileError } from './topology-file.error.js';

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

/** As `unit: 'binary'`, which has a table of all of them made first, and takes a second for it. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

/** Each line has ten times what the one before it has. */
const bomb = (): string =>
  Array.from(
    { length: 12 },
    (_, i) => `b${i}: &b${i} [${Array.from({ length: 10 }, () => (i === 0 ? '*a' : `*b${i - 1}`)).join()}]`,
  ).join('\n');

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

  it('reads any text, or says that it is no such file', () => {
    const pieces = fc.constantFrom(
      ...[
        'services:',
        'applications:',
        'parents:',
        '\n',
        '  ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ': ',
        ', ',
        '#',
        '|',
        '>',
        '"',
        "'",
      ],
      ...[
        '&a',
        '*a',
        '<<',
        '!!js/function',
        '!!binary',
        '---',
        '...',
        '\t',
        '\0',
        '\ud800',
        '\u{1f525}',
        '~',
        '0x10',
        '1e999',
      ],
      ...['__proto__', 'constructor', 'needs', 'name', 'core-rtr-01', 'edge-rtr-01', 'twin', '1', 'shop'],
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 40 }).map((chosen) => chosen.join('')),
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify({ services: value, parents: value })),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          return parseStaticTopology(text, ASSETS).ids.length >= 0;
        } catch (error) {
          if (error instanceof TopologyFileError) return true;
          throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nested ten thousand deep', '['.repeat(10_000)],
    ['with names that refer to each other again and again', `a: &a [x]\n${bomb()}`],
  ])('refuses a file %s', (_what, text) => {
    expect(() => parseStaticTopology(text, ASSETS)).toThrow(TopologyFileError);
  });
});
