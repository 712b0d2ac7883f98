import fc from 'fast-check';
import { thresholdOf } from './threshold.js';
import { counted, NO_FEEDBACK, FEEDBACK_VALUES } from './feedback.js';

const counts = (nFalse: number, nTrue: number, unsure = 0) => {
  return { false_positive: nFalse, true_positive: nTrue, unsure };
};

describe('thresholdOf', () => {
  it.each([
    [0, 0, 0.7],
    [1, 0, 0.74],
    [3, 1, 0.78],
    [5, 0, 0.9],
    [50, 0, 0.9],
    [1, 1, 0.7],
    [0, 4, 0.7],
  ])('moves after %d false and %d true positives to %d', (nFalse, nTrue, threshold) => {
    expect(thresholdOf(0.7, counts(nFalse, nTrue))).toBe(threshold);
    expect(thresholdOf(0.7, counts(nFalse, nTrue, 9))).toBe(threshold);
  });

  it('stays within the range of scores', () => {
    expect(thresholdOf(0.95, counts(5, 0))).toBe(1);
    expect(thresholdOf(0, counts(0, 5))).toBe(0);
  });
});

describe('counted', () => {
  it('counts an episode once, by its newest feedback', () => {
    const feedback = fc.constantFrom(...FEEDBACK_VALUES);
    fc.assert(
      fc.property(fc.array(feedback, { minLength: 1 }), (given) => {
        let counts = NO_FEEDBACK;
        for (const [index, next] of given.entries()) counts = counted(counts, given[index - 1], next);

        expect(counts).toEqual({ ...NO_FEEDBACK, [given.at(-1) ?? '']: 1 });
      }),
    );
  });
});
