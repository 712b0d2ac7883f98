import fc from 'fast-check';
import { Topology } from '../../ml/index.js';
import type { EmsAlertWithEvent } from '../../ems/index.js';
import { CurrentTopology } from '../../topology/index.js';
import type { Correlations } from './correlations.js';
import { FindCorrelations } from './find-correlations.service.js';

const DAY_MS = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 22, 12);

function alert(id: string, minute: number, changes: Partial<EmsAlertWithEvent> = {}): EmsAlertWithEvent {
  return {
    id,
    eventId: `event of ${id}`,
    status: 'open',
    owner: null,
    businessImpactScore: null,
    resolutionNotes: null,
    assetId: null,
    fingerprint: null,
    title: null,
    createdAtMs: START + minute * MINUTE,
    resolvedAtMs: NaN,
    event: null,
    assetName: null,
    ...changes,
  };
}

/** Of a topology in which the edges are behind the core. */
const known = Topology.of({ nNodes: 3, from: [1, 2], to: [0, 0], relations: ['uplink', 'uplink'] });
const IDS = ['core', 'edge-1', 'edge-2'];
const graph = {
  topology: known,
  numberOf: (id: string) => (IDS.includes(id) ? IDS.indexOf(id) : undefined),
  edgesAmong: () => [
    { fromId: 'edge-1', toId: 'core', relation: 'uplink' },
    { fromId: 'edge-2', toId: 'core', relation: 'uplink' },
  ],
};
const correlations = new FindCorrelations({ current: () => ({ graph }) } as unknown as CurrentTopology);
const findCorrelations = (alerts: readonly EmsAlertWithEvent[], windowMs: number): Promise<Correlations> =>
  correlations.find(alerts, windowMs);

describe('FindCorrelations', () => {
  it('finds nothing among no alerts', async () => {
    expect(await findCorrelations([], DAY_MS)).toEqual({
      nAlerts: 0,
      nInWindow: 0,
      nFingerprints: 0,
      isStorm: false,
      groups: [],
    });
  });

  it('groups the alerts of one event, by its fingerprint or else its id', async () => {
    const same = { fingerprint: 'f', title: 'Link down' };
    const found = await findCorrelations(
      [
        alert('b', 500, same),
        alert('a', 0, same),
        alert('c', 900, { eventId: 'e' }),
        alert('d', 1300, { eventId: 'e' }),
      ],
      DAY_MS,
    );
    expect(found.nFingerprints).toBe(2);
    expect(found.groups).toEqual([
      {
        type: 'fingerprint',
        alertIds: ['a', 'b'],
        score: 1,
        reason: '2 alerts of the same event: Link down',
      },
      { type: 'fingerprint', alertIds: ['c', 'd'], score: 1, reason: '2 alerts of the same event' },
    ]);
  });

  it('groups the alerts of one asset, surer the more of them are of one incident', async () => {
    const router = { assetId: 'router' };
    const { groups } = await findCorrelations(
      [alert('a', 0, router), alert('b', 5, router), alert('c', 600, router)],
      DAY_MS,
    );
    expect(groups).toEqual([
      {
        type: 'asset',
        alertIds: ['a', 'b', 'c'],
        score: 0.75,
        reason: '3 alerts of the same asset, 1 of them in one incident with the one before',
      },
    ]);
  });

  it('groups what comes from several assets at once, by how unlikely that is by chance', async () => {
    const { groups } = await findCorrelations(
      [
        alert('a', 0, { assetId: '1' }),
        alert('b', 1, { assetId: '2' }),
        alert('c', 2, { assetId: '3' }),
        alert('z', 700, { assetId: '9' }),
      ],
      DAY_MS,
    );
    // 4 alerts a day, 7 of 1440 minutes: 0.0194 are usual.
    expect(groups).toEqual([
      {
        type: 'time_cluster',
        alertIds: ['a', 'b', 'c'],
        score: 1,
        reason: '3 alerts of 3 assets within 2 minutes, where 0.019 are usual',
      },
    ]);
  });

  it('keeps apart what the topology knows to be apart, and joins neighbours', async () => {
    const titled = (assetId: string, minute: number) => alert(assetId, minute, { assetId, title: assetId });
    const { groups } = await findCorrelations(
      [titled('core', 0), titled('edge-1', 1), titled('edge-2', 2), titled('elsewhere', 1)],
      DAY_MS,
    );
    expect(groups.map(({ type, alertIds }) => [type, ...alertIds])).toEqual([
      ['time_cluster', 'core', 'edge-1', 'edge-2'],
    ]);
  });

  it('joins what says the same on three assets at once, connected or not', async () => {
    const known = ['core', 'edge-1', 'edge-2'];
    const down = (assetId: string, minute: number) =>
      alert(`${assetId} ${minute}`, minute, { assetId, title: 'Link down', eventId: 'link' });
    const apart = Array.from({ length: 60 }, (_, n) => down(`far-${n}`, n / 60));
    const { groups } = await findCorrelations([...apart, ...known.map((id) => down(id, 1))], DAY_MS);
    expect(groups.find(({ type }) => type === 'time_cluster')?.alertIds).toHaveLength(63);
  });

  it('says a minute where it is no more', async () => {
    const alerts = ['1', '2', '3'].map((assetId, i) => alert(assetId, i / 10, { assetId }));
    expect((await findCorrelations(alerts, DAY_MS)).groups[0]?.reason).toContain(
      '3 assets within a minute, where',
    );
  });

  it('is not impressed by neighbours where alerts come all the time', async () => {
    const steady = Array.from({ length: 288 }, (_, i) => alert(`${i}`, i * 5, { assetId: `${i % 9}` }));
    const { groups } = await findCorrelations(steady, DAY_MS);
    const clusters = groups.filter(({ type }) => type === 'time_cluster');
    for (const { score } of clusters) expect(score).toBeLessThan(0.6);
  });

  it('sees a storm when ten alerts come within five minutes', async () => {
    const alerts = Array.from({ length: 10 }, (_, i) => alert(`${i}`, i / 2));
    expect((await findCorrelations(alerts, DAY_MS)).isStorm).toBe(true);
    expect((await findCorrelations(alerts.slice(1), DAY_MS)).isStorm).toBe(false);
  });

  it('excludes what is older than the window before the newest', async () => {
    const same = { fingerprint: 'f' };
    const found = await findCorrelations([alert('a', 0, same), alert('b', 61, same)], 60 * MINUTE);
    expect(found).toMatchObject({ nAlerts: 2, nInWindow: 1, nFingerprints: 1, groups: [] });
  });

  it('groups alerts without a readable time by event and asset alone', async () => {
    const lost = { createdAtMs: NaN, assetId: '1', fingerprint: 'f' };
    const { groups } = await findCorrelations(
      ['a', 'b', 'c'].map((id) => alert(id, 0, lost)),
      DAY_MS,
    );
    expect(groups.map(({ type }) => type)).toEqual(['fingerprint', 'asset']);
  });

  it('gives the same groups whatever the order, scored 0..1, each of two alerts or more', async () => {
    const drawn = fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 60 }),
        assetId: fc.constantFrom(null, '1', '2'),
        fingerprint: fc.constantFrom(null, 'f', 'g'),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(drawn, async (list) => {
        const alerts = list.map(({ minute, ...rest }, i) => alert(String(100 + i), minute, rest));
        const found = await findCorrelations(alerts, DAY_MS);
        const shuffled = await findCorrelations([...alerts].reverse(), DAY_MS);
        const inOrder = (groups: typeof found.groups) => groups.map((group) => JSON.stringify(group)).sort();
        expect(inOrder(shuffled.groups)).toEqual(inOrder(found.groups));
        for (const { score, alertIds } of found.groups) {
          expect(score >= 0 && score <= 1).toBe(true);
          expect(alertIds.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});
