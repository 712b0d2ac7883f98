import fc from 'fast-check';
import { businessImpact, IMPACT_LEVELS } from './business-impact.js';

describe('businessImpact', () => {
  it.each([
    ['critical', 1, 2, 91, 'critical'],
    ['critical', 3, 0, 65, 'high'],
    ['warning', 2, 0, 50, 'medium'],
    ['warning', 3, 0, 40, 'medium'],
    ['info', 3, 0, 15, 'low'],
    ['critical', 1, 100, 100, 'critical'],
  ] as const)(
    'gives a %s event on tier %i with %i related events %i points: %s',
    (severity, assetTier, relatedEvents, score, level) => {
      expect(businessImpact({ severity, assetTier, relatedEvents })).toEqual({ score, level });
    },
  );

  it('takes what is missing or unheard of for a warning on a standard asset alone', () => {
    expect(businessImpact({})).toEqual(
      businessImpact({ severity: 'warning', assetTier: 3, relatedEvents: 0 }),
    );
    expect(businessImpact({ severity: 'dire', assetTier: 9, relatedEvents: -4 })).toEqual(businessImpact({}));
  });

  it('is an integer from 0 to 100 with a known level, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), fc.double(), (severity, assetTier, relatedEvents) => {
        const { score, level } = businessImpact({ severity, assetTier, relatedEvents });
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(IMPACT_LEVELS).toContain(level);
      }),
    );
  });

  it('never falls when there are more related events', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
        const score = (relatedEvents: number): number => businessImpact({ relatedEvents }).score;
        expect(score(Math.max(a, b))).toBeGreaterThanOrEqual(score(Math.min(a, b)));
      }),
    );
  });
});
