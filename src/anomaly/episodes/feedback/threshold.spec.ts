import fc from 'fast-check';
import { barOf } from './threshold.js';
import { counted, NO_VERDICTS, VERDICTS } from './feedback.js';

const counts = (isFalse: number, isTrue: number, unsure = 0) => ({ false: isFalse, true: isTrue, unsure });

describe('barOf', () => {
  it.each([
    [0, 0, 0.7],
    [1, 0, 0.74],
    [3, 1, 0.78],
    [5, 0, 0.9],
    [50, 0, 0.9],
    [1, 1, 0.7],
    [0, 4, 0.7],
  ])('moves after %d false and %d true to %d', (isFalse, isTrue, bar) => {
    expect(barOf(0.7, counts(isFalse, isTrue))).toBe(bar);
    expect(barOf(0.7, counts(isFalse, isTrue, 9))).toBe(bar);
  });

  it('stays within the range of scores', () => {
    expect(barOf(0.95, counts(5, 0))).toBe(1);
    expect(barOf(0, counts(0, 5))).toBe(0);
  });
});

describe('counted', () => {
  it('counts an episode once, by its newest verdict', () => {
    const verdict = fc.constantFrom(...VERDICTS);
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), (verdicts) => {
        let judged = NO_VERDICTS;
        for (const [index, next] of verdicts.entries()) judged = counted(judged, verdicts[index - 1], next);

        expect(judged).toEqual({ ...NO_VERDICTS, [verdicts.at(-1) ?? '']: 1 });
      }),
    );
  });
});
