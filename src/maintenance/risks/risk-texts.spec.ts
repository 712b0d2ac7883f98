import type { Observation } from '../observations/observation.js';
import { isPhysical } from '../physical-asset.js';
import { findDegradation } from './degradation.js';
import { describeContributions } from './describe-contribution.js';
import { timeByRisks } from './time-by-risks.js';

const DAY = 86_400_000;

describe('timeByRisks', () => {
  it('gives the days by which half and nineteen in twenty have failed', () => {
    const half = timeByRisks([0.5, 0.9, 0.99]);
    expect(half?.median).toBe(7);
    expect(half?.low).toBeCloseTo(0.52, 2);
    expect(half?.high ?? 0).toBeCloseTo(48, 0);
  });

  it('has no end where that is beyond the last horizon, and nothing to say of what rather lives on', () => {
    expect(timeByRisks([0.1, 0.3, 0.6])?.high).toBeNull();
    expect(timeByRisks([0.01, 0.05, 0.2])).toBeUndefined();
    expect(timeByRisks([])).toBeUndefined();
  });
});

describe('describeContributions', () => {
  const contributions = [
    { name: 'fan_speed|level.trend', column: 'fan_speed|level', value: 3 },
    { name: 'firmware=2.1.7', column: 'firmware', category: '2.1.7', value: 1 },
    { name: 'age', column: 'age', value: -2 },
  ];

  it('names what raises a risk, with shares that add up to 1', () => {
    const valueOf = (column: string) => (column === 'fan_speed|level' ? 4210.3 : null);
    expect(describeContributions({ contributions, valueOf, stepDays: 1 })).toEqual([
      {
        ...{ feature: 'fan_speed level trend', metricName: 'fan_speed', value: 4210.3, share: 0.75 },
        text: 'fan_speed: level, trend over 16 days (4210 now)',
      },
      { feature: 'firmware', metricName: null, value: null, share: 0.25, text: 'firmware 2.1.7' },
    ]);
  });

  it('sums up the rest of many, and says nothing where nothing raises it', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({
      name: `m${n}|level`,
      column: `m${n}|level`,
      value: 1,
    }));
    const shown = describeContributions({ contributions: many, valueOf: () => 1, stepDays: 1 });
    expect(shown).toHaveLength(9);
    expect(shown.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const unmeasured = describeContributions({ contributions: many, valueOf: () => null, stepDays: 1 });
    expect(unmeasured.map(({ feature, share }) => [feature, share])).toEqual([['others', 1]]);
    expect(describeContributions({ contributions: [], valueOf: () => null, stepDays: 1 })).toEqual([]);
  });
});

describe('findDegradation', () => {
  const percent = {
    direction: 'both',
    minDeviation: 0,
    minRelativeDeviation: 0,
    lowest: 0,
    highest: 100,
  } as const;
  const daysOf = (name: string, levelOf: (day: number) => number): Observation[] =>
    Array.from({ length: 40 }, (_, day) => ({
      ...{ assetId: 'a', day, isWhole: true },
      metrics: new Map([[name, { level: levelOf(day), spread: 0, episodes: null }]]),
      asset: { errors: null, hardware: null, restarts: null, episodes: null },
    }));

  it('finds the day on which a share is used up', () => {
    const found = findDegradation(
      daysOf('disk_usage', (day) => 50 + day),
      () => percent,
      40 * DAY,
    );
    if (typeof found === 'string') throw new Error(found);
    expect(found).toMatchObject({ metricName: 'disk_usage', limit: 100 });
    expect(Math.abs(found.time.median - 10)).toBeLessThan(2);
    expect(found.time.low).toBeLessThanOrEqual(found.time.median);
  });

  it('says what it would need without a limit, without a trend, and of what is busy rather than worn', () => {
    const steady = daysOf('disk_usage', (day) => 50 + (day % 2));
    expect(findDegradation(steady, () => percent, 40 * DAY)).toMatch(/^a trend of the metric/);
    expect(findDegradation(steady, () => undefined, 40 * DAY)).toMatch(/^a metric with a limit/);
    const busy = daysOf('cpu_usage', (day) => 50 + day);
    expect(findDegradation(busy, () => percent, 40 * DAY)).toMatch(/^a metric with a limit/);
  });
});

describe('isPhysical', () => {
  it.each(['router', 'switch', 'server', 'access_point', 'ups'])('predicts a %s', (type) =>
    expect(isPhysical(type)).toBe(true),
  );
  it.each(['vm', 'virtual_machine', 'container', 'lambda', 'aws-lambda', 'passthrough', 'k8s_pod'])(
    'predicts nothing of a %s',
    (type) => expect(isPhysical(type)).toBe(false),
  );
});
