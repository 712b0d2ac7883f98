import fc from 'fast-check';
import type { EmsAlertWithEvent } from '../../ems/index.js';
import { findCorrelations } from './find-correlations.js';

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
    ...changes,
  };
}

describe('findCorrelations', () => {
  it('finds nothing among no alerts', () => {
    expect(findCorrelations([], DAY_MS)).toEqual({
      nAlerts: 0,
      nInWindow: 0,
      nFingerprints: 0,
      isStorm: false,
      groups: [],
    });
  });

  it('groups the alerts of one event, by its fingerprint or else its id', () => {
    const same = { fingerprint: 'f', title: 'Link down' };
    const found = findCorrelations(
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

  it('groups the alerts of one asset, surer the closer they came', () => {
    const router = { assetId: 'router' };
    const { groups } = findCorrelations(
      [alert('a', 0, router), alert('b', 10, router), alert('c', 600, router)],
      DAY_MS,
    );
    expect(groups).toEqual([
      {
        type: 'asset',
        alertIds: ['a', 'b', 'c'],
        score: 0.75,
        reason: '3 alerts of the same asset, 1 of them within 15 minutes of the one before',
      },
    ]);
  });

  it('groups what comes from several assets at once, by how unlikely that is by chance', () => {
    const { groups } = findCorrelations(
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

  it('says a minute where it is no more', () => {
    const alerts = ['1', '2', '3'].map((assetId, i) => alert(assetId, i / 10, { assetId }));
    expect(findCorrelations(alerts, DAY_MS).groups[0]?.reason).toContain('3 assets within a minute, where');
  });

  it('is not impressed by neighbours where alerts come all the time', () => {
    const steady = Array.from({ length: 288 }, (_, i) => alert(`${i}`, i * 5, { assetId: `${i % 9}` }));
    const cluster = findCorrelations(steady, DAY_MS).groups.find(({ type }) => type === 'time_cluster');
    expect(cluster?.alertIds).toHaveLength(288);
    expect(cluster?.score).toBeLessThan(0.6);
  });

  it('sees a storm when ten alerts come within five minutes', () => {
    const alerts = Array.from({ length: 10 }, (_, i) => alert(`${i}`, i / 2));
    expect(findCorrelations(alerts, DAY_MS).isStorm).toBe(true);
    expect(findCorrelations(alerts.slice(1), DAY_MS).isStorm).toBe(false);
  });

  it('excludes what is older than the window before the newest', () => {
    const same = { fingerprint: 'f' };
    const found = findCorrelations([alert('a', 0, same), alert('b', 61, same)], 60 * MINUTE);
    expect(found).toMatchObject({ nAlerts: 2, nInWindow: 1, nFingerprints: 1, groups: [] });
  });

  it('groups alerts without a readable time by event and asset alone', () => {
    const lost = { createdAtMs: NaN, assetId: '1', fingerprint: 'f' };
    const { groups } = findCorrelations(
      ['a', 'b', 'c'].map((id) => alert(id, 0, lost)),
      DAY_MS,
    );
    expect(groups.map(({ type }) => type)).toEqual(['fingerprint', 'asset']);
  });

  it('gives the same groups whatever the order, scored 0..1, each of two alerts or more', () => {
    const drawn = fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 60 }),
        assetId: fc.constantFrom(null, '1', '2'),
        fingerprint: fc.constantFrom(null, 'f', 'g'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(drawn, (list) => {
        const alerts = list.map(({ minute, ...rest }, i) => alert(String(100 + i), minute, rest));
        const found = findCorrelations(alerts, DAY_MS);
        const shuffled = findCorrelations([...alerts].reverse(), DAY_MS);
        const inOrder = (groups: typeof found.groups) => groups.map((group) => JSON.stringify(group)).sort();
        expect(inOrder(shuffled.groups)).toEqual(inOrder(found.groups));
        for (const { score, alertIds } of found.groups) {
          expect(score >= 0 && score <= 1).toBe(true);
          expect(alertIds.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});
