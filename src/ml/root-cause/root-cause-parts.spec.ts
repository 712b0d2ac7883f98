import { Topology } from '../topology/topology.js';
import { conclude } from './confidence.js';
import { describeClue } from './clue.js';
import { impactOf } from './impact.js';
import { signatureOf, similarIncidents, similarityOf } from './incident-signature.js';
import { isMean, metricKindOf, MetricNames } from './metric-kind.js';
import { symptomOf } from './symptom.js';
import { secondMostExtreme, UsualRange } from './usual-range.js';

describe('metricKindOf', () => {
  it.each([
    ['latency.avg', 'latency'],
    ['responseTime', 'latency'],
    ['clientLatency.p95', 'outgoing'],
    ['request_errors', 'errors'],
    ['availability.avg', 'availability'],
    ['reachable', 'reachable'],
    ['ifInOctets', 'load'],
    ['queries', 'load'],
    ['temperature', 'state'],
  ])('reads %s as %s', (name, kind) => {
    expect(metricKindOf(name)).toBe(kind);
  });

  it('separates requests from other load, and means from percentiles', () => {
    const names = new MetricNames();
    expect(['requests.sum', 'network.in', 'cpu'].map((name) => names.countsRequests(name))).toEqual([
      true,
      false,
      false,
    ]);
    expect(['latency.avg', 'latency.p95', 'latency.max'].map(isMean)).toEqual([true, false, false]);
  });
});

describe('UsualRange', () => {
  it('learns the second most extreme of each group of rows', () => {
    expect(secondMostExtreme(Float64Array.of(1, 9, 3), 1)).toBe(3);
    expect(secondMostExtreme(Float64Array.of(1, 9, 3), -1)).toBe(3);
    expect(secondMostExtreme(Float64Array.of(4), 1)).toBe(4);
    const range = new UsualRange(Float64Array.of(1, 2, 1, 2, 1, 2));
    expect(range.median).toBe(1.5);
    expect(range.extremes(3, 1).centre).toBe(1.5);
    expect(range.extremes(3, 1).largest).toBe(2);
  });

  it('knows the time of day of a series that follows the day, and of no other', () => {
    const timestamps = Float64Array.from({ length: 288 }, (_, k) => k * 300_000);
    const busy = timestamps.map((at) => 50 + 40 * Math.sin((2 * Math.PI * at) / 86_400_000));
    const [sixOClock, range] = [6 * 3_600_000, new UsualRange(busy, timestamps)];
    expect(range.median).toBeCloseTo(50, 0);
    expect(range.around(sixOClock).median).toBeCloseTo(90, 0);
    const flat = new UsualRange(
      timestamps.map((_, k) => k % 7),
      timestamps,
    );
    expect(flat.around(sixOClock)).toBe(flat);
  });

  it('passes over what is not finite', () => {
    expect(new UsualRange(Float64Array.of(Number.NaN, 5, Infinity)).nRows).toBe(1);
  });
});

describe('symptomOf', () => {
  const usual = new UsualRange(Float64Array.from({ length: 200 }, (_, k) => 20 + (k % 3)));
  /** A row each minute; the moment is that of the last. */
  const deviationOf = (...levels: readonly number[]) =>
    symptomOf({
      ...{ node: 0, metric: 'cpu', kind: 'state', usual, typical: 20, at: 60_000 * (levels.length - 1) },
      recent: {
        timestamps: Float64Array.from(levels, (_, k) => 60_000 * k),
        values: Float64Array.from(levels),
      },
    })?.deviation;
  const rows = (n: number, level: number) => Array.from({ length: n }, (_, k) => level + (k % 3));

  it('sees no symptom in what comes back to what is usual', () => {
    expect(deviationOf(...rows(5, 88), ...rows(10, 20))).toBeLessThan(3);
    expect(deviationOf(...rows(5, 20), ...rows(10, 88))).toBeGreaterThan(10);
  });

  it('counts only the change of what lay elsewhere before', () => {
    expect(deviationOf(...rows(10, 60))).toBeLessThan(3);
    expect(deviationOf(...rows(5, 60), ...rows(10, 88))).toBeGreaterThan(10);
  });
});

describe('conclude', () => {
  it('is certain of none without suspects, and even at the even score', () => {
    expect(conclude([], 0).none).toBe(1);
    const suspect = { node: 0, score: 0.6, explains: [], coverage: 1, clues: [] };
    expect(conclude([suspect], 0).none).toBeCloseTo(0.5, 12);
    expect(conclude([suspect], 1).none).toBeCloseTo(0.65, 12);
  });
});

describe('describeClue', () => {
  it('holds for its example', () => {
    expect(describeClue({ kind: 'explains', nExplained: 11, nSymptoms: 13 }, () => '')).toBe(
      'it explains 11 of 13 symptoms',
    );
  });
});

describe('impactOf', () => {
  // 1 and 2 are reached through 0, 3 through 1 or 4.
  const topology = Topology.of({
    nNodes: 5,
    from: [1, 2, 3, 3],
    to: [0, 0, 1, 4],
    relations: ['needs', 'needs', 'uplink', 'uplink'],
  });
  const importance = new Map([
    [2, { tier: 1, users: 40, trafficShare: 0.2 }],
    [3, { tier: 2, users: 10, trafficShare: 0.3 }],
  ]);

  it('orders what is downstream by tier, and says who has no other way and who is next', () => {
    const impact = impactOf(topology, 0, importance, (node) => node === 1);
    expect(impact.affected.map(({ node }) => node)).toEqual([2, 3, 1]);
    expect(impact.affected.map(({ isWithoutAlternative }) => isWithoutAlternative)).toEqual([
      true,
      false,
      true,
    ]);
    expect(impact.next).toEqual([2, 3]);
    expect(impact).toMatchObject({ users: 50, trafficShare: 0.5 });
    expect([...impact.nByTier]).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('does not know users where nobody knows them', () => {
    expect(impactOf(topology, 4, new Map(), () => false).users).toBeNaN();
  });
});

describe('incident signatures', () => {
  const symptom = { role: 'router', metric: 'latency', side: 1, startedAt: 0 } as const;
  const one = signatureOf([symptom, { ...symptom, role: 'server', startedAt: 60 }]);

  it('weighs what came first more, and counts a kind of symptom once', () => {
    const again = signatureOf([symptom, symptom, { ...symptom, role: 'server', startedAt: 60 }]);
    expect([...again.values()].map((weight) => weight.toFixed(3))).toEqual(['0.556', '0.444']);
    expect(similarityOf(one, again)).toBe(1);
    expect(signatureOf([symptom]).size).toBe(1);
  });

  it('finds the nearest past incidents', () => {
    const past = [
      { name: 'other', signature: signatureOf([{ ...symptom, metric: 'cpu' }]) },
      { name: 'half', signature: signatureOf([symptom]) },
      { name: 'same', signature: one },
    ];
    const found = similarIncidents(one, past, 5).map(({ incident }) => incident.name);
    expect(found).toEqual(['same', 'half']);
  });
});
