import type { FailureModelVersion } from '../failure-models/failure-model-version.js';
import { whyNoModel } from '../failure-models/why-no-model.js';
import { whyFit } from './fit-due.js';

const DAY = 86_400_000;
const now = new Date('2026-11-29T00:00:00Z');
const fitted = (daysAgo: number, nFailures: number): FailureModelVersion => ({
  ...{ version: 'v', status: 'rejected', activatedAt: null, reason: 'It was wrong' },
  trainedAt: new Date(now.getTime() - daysAgo * DAY),
  report: { nAssets: 9, nRows: 9, nFailures, stepDays: 1, check: null, comparison: null },
});
const need = { nFailures: 20, newest: undefined, hasDrifted: false, now };

describe('whyFit', () => {
  it('fits as soon as ten failures are known, and not with one or none', () => {
    expect(whyFit(need)).toBe('there is none yet');
    for (const nFailures of [0, 1, 9]) expect(whyFit({ ...need, nFailures })).toBeUndefined();
  });

  it('fits again after a week, for many more failures, or where the one in use has drifted', () => {
    expect(whyFit({ ...need, newest: fitted(6, 20) })).toBeUndefined();
    expect(whyFit({ ...need, newest: fitted(7, 20) })).toBe('a week is over');
    expect(whyFit({ ...need, newest: fitted(1, 16) })).toBeUndefined();
    expect(whyFit({ ...need, newest: fitted(1, 15) })).toBe('5 more failures are known');
    expect(whyFit({ ...need, newest: fitted(2, 20), hasDrifted: true })).toBe('the one in use has drifted');
  });
});

describe('whyNoModel', () => {
  it('says what is missing', () => {
    expect(whyNoModel(1, undefined)).toBe('1 failure(s) are known, and a model of failures needs 10');
    expect(whyNoModel(20, undefined)).toBe('A model of failures has not been fitted yet');
    expect(whyNoModel(20, fitted(1, 20))).toBe('The newest model of failures is not used: It was wrong');
  });
});
