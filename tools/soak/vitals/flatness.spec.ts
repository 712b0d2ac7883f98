import { flatnessOf } from './flatness.js';

const memory = (values: readonly number[]) => ({ name: 'memory', unit: 'MB', values });

describe('flatnessOf', () => {
  it('compares the median of the last third with that of the one before, whatever the first was like', () => {
    expect(flatnessOf(memory([10, 50, 90, 200, 210, 190, 205, 195, 900]), 0)).toEqual({
      name: 'memory',
      unit: 'MB',
      before: 200,
      after: 205,
      isFlat: true,
    });
  });

  it('finds what grows by more than a fifth', () => {
    expect(flatnessOf(memory([0, 0, 0, 100, 100, 100, 121, 121, 121]), 0).isFlat).toBe(false);
    expect(flatnessOf(memory([0, 0, 0, 100, 100, 100, 121, 121, 121]), 1).isFlat).toBe(true);
  });

  it('finds one or two values flat where they are', () => {
    expect(flatnessOf(memory([]), 0)).toMatchObject({ before: 0, after: 0, isFlat: true });
    expect(flatnessOf(memory([7]), 0)).toMatchObject({ before: 7, after: 7, isFlat: true });
  });
});
