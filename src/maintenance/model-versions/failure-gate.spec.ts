import type { PredictionCheck } from '../../ml/index.js';
import { failureGate } from './failure-gate.js';

const good: PredictionCheck = {
  ...{
    nRows: 4000,
    nFailures: 13,
    expected: 11,
    observed: 12,
    brier: 0.02,
    baseBrier: 0.03,
    concordance: 0.9,
  },
  ...{ recalls: [0.2, 0.6, 0.8], classes: [] },
};
const refusal = (changes: Partial<PredictionCheck>): string => {
  const { isPassed, reason } = failureGate({ ...good, ...changes }, undefined);
  return isPassed ? '' : reason;
};

describe('failureGate', () => {
  it('lets a model pass that ranks and counts right', () => {
    expect(failureGate(good, undefined)).toEqual({
      isPassed: true,
      reason:
        'On the newest quarter of the history it expected 11.0 failures where 12.0 happened, and ranked failing assets above others 90 % of the time',
    });
  });

  it('says why it refuses one', () => {
    expect(failureGate(undefined, undefined).reason).toMatch(
      /^Fewer than 10 failures in the older three quarters/,
    );
    expect(refusal({ nFailures: 2 })).toMatch(/^Only 2 failure/);
    expect(refusal({ expected: 90 })).toBe('It expected 90.0 failures where 12.0 happened');
    expect(refusal({ expected: 1 })).toBe('It expected 1.0 failures where 12.0 happened');
    expect(refusal({ concordance: 0.55 })).toMatch(/55 % of the time only$/);
    expect(refusal({ concordance: Number.NaN })).toMatch(/none of the time only$/);
    expect(refusal({ brier: 0.04 })).toMatch(/^The same risk for all assets/);
  });

  it('refuses one that is clearly worse than the one in use, where that can be known', () => {
    const live = { ...good, concordance: 0.97 };
    expect(failureGate(good, { candidate: good, live }).isPassed).toBe(false);
    expect(failureGate(good, { candidate: good, live: { ...live, nFailures: 1 } }).isPassed).toBe(true);
  });
});
