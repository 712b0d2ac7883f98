import fc from 'fast-check';
import type { AssetRisk } from '../risks/asset-risk.js';
import { type HealthInput, rateHealth } from './rate-health.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const MINUTE = 60_000;

function ago(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * MINUTE);
}

function input(changes: Partial<HealthInput> = {}): HealthInput {
  return {
    deviceStatus: 'online',
    openEpisodes: [],
    lastSampleAt: ago(1),
    intervalMs: 30_000,
    now: NOW,
    foresight: { horizonDays: 30, risk: undefined },
    ...changes,
  };
}

function foreseen(probability: number | null, texts: readonly string[] = []): HealthInput['foresight'] {
  const contributions = texts.map((text, k) => ({ text, share: 0.5 - 0.1 * k }));
  return { horizonDays: 30, risk: { probability, contributions } as unknown as AssetRisk };
}

function episode(severity: 'low' | 'medium' | 'high' | 'critical', isMissingData = false) {
  return {
    id: severity,
    severity,
    isMissingData,
    reason: `${severity} cpu`,
  };
}

describe('rateHealth', () => {
  it('finds nothing wrong with an asset that reports as usual', () => {
    expect(rateHealth(input())).toEqual({ score: 100, status: 'healthy', factors: [] });
  });

  it('takes off the points of every episode and names the worst first', () => {
    const rated = rateHealth(input({ openEpisodes: [episode('low'), episode('high')] }));

    expect(rated).toEqual({
      score: 55,
      status: 'critical',
      factors: [
        { kind: 'episode', points: 35, reason: 'high cpu', episodeId: 'high' },
        { kind: 'episode', points: 10, reason: 'low cpu', episodeId: 'low' },
      ],
    });
  });

  it.each([
    ['low', 90, 'healthy'],
    ['medium', 75, 'warning'],
    ['high', 65, 'warning'],
    ['critical', 50, 'critical'],
  ] as const)('rates an asset with one %s episode %d, %s', (severity, score, status) => {
    expect(rateHealth(input({ openEpisodes: [episode(severity)] }))).toMatchObject({ score, status });
  });

  it.each([
    ['offline', 0, 'critical'],
    ['warning', 75, 'warning'],
    ['maintenance', 100, 'healthy'],
    ['unknown', 100, 'healthy'],
  ])('rates an asset that EMS Core has as %s %d, %s', (deviceStatus, score, status) => {
    expect(rateHealth(input({ deviceStatus }))).toMatchObject({ score, status });
  });

  it('never calls an asset healthy of which nothing is known', () => {
    expect(rateHealth(input({ lastSampleAt: null, intervalMs: null }))).toEqual({
      score: 0,
      status: 'unknown',
      factors: [{ kind: 'staleness', points: 100, reason: 'no sample was ever seen' }],
    });
    expect(rateHealth(input({ lastSampleAt: ago(1500) }))).toMatchObject({
      status: 'unknown',
      factors: [{ reason: 'no sample for 25 hours' }],
    });
  });

  it('calls an offline device critical, whether it reported or not', () => {
    const unreported = { lastSampleAt: null, intervalMs: null };
    expect(rateHealth(input({ deviceStatus: 'offline', ...unreported }))).toMatchObject({
      score: 0,
      status: 'critical',
    });
  });

  it('misses samples after 15 minutes and three intervals', () => {
    expect(rateHealth(input({ lastSampleAt: ago(15) })).factors).toEqual([]);
    expect(rateHealth(input({ lastSampleAt: ago(42) }))).toEqual({
      score: 70,
      status: 'warning',
      factors: [{ kind: 'staleness', points: 30, reason: 'no sample for 42 minutes' }],
    });
    expect(rateHealth(input({ lastSampleAt: ago(42), intervalMs: 15 * MINUTE })).factors).toEqual([]);
  });

  it('takes off what a failure is likely, with the two things it mostly comes from', () => {
    const foresight = foreseen(0.1, ['fan_speed falls', 'temperature rises', 'age']);
    expect(rateHealth(input({ foresight }))).toEqual({
      score: 80,
      status: 'healthy',
      factors: [
        {
          kind: 'failure-risk',
          points: 20,
          reason: 'fails within 30 days with a probability of 10 %: fan_speed falls; temperature rises',
        },
      ],
    });
    expect(rateHealth(input({ foresight: foreseen(0.4), openEpisodes: [episode('low')] }))).toMatchObject({
      score: 43,
      status: 'critical',
      factors: [
        { kind: 'failure-risk', points: 47 },
        { kind: 'episode', points: 10 },
      ],
    });
  });

  it('takes nothing off where no failure is predicted, or none to speak of', () => {
    expect(rateHealth(input({ foresight: foreseen(null) })).factors).toEqual([]);
    expect(rateHealth(input({ foresight: foreseen(0.001) })).factors).toEqual([]);
  });

  it('counts missing data once', () => {
    const rated = rateHealth(input({ lastSampleAt: ago(42), openEpisodes: [episode('high', true)] }));
    expect(rated.factors.map(({ kind }) => kind)).toEqual(['episode']);
  });

  it('never leaves 0..100, and never rises with one more episode', () => {
    const severities = fc.array(fc.constantFrom('low', 'medium', 'high', 'critical'), { maxLength: 20 });
    fc.assert(
      fc.property(severities, fc.integer({ min: 0, max: 3000 }), (drawn, minutes) => {
        const openEpisodes = drawn.map((severity) => episode(severity));
        const { score } = rateHealth(input({ openEpisodes, lastSampleAt: ago(minutes) }));
        const fewer = rateHealth(input({ openEpisodes: openEpisodes.slice(1), lastSampleAt: ago(minutes) }));
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(score).toBeLessThanOrEqual(fewer.score);
      }),
    );
  });
});
