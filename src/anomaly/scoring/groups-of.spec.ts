import fc from 'fast-check';
import { groupsOf } from './groups-of.js';

describe('groupsOf', () => {
  it('cuts in order and leaves the rest for the last group', () => {
    expect(groupsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('gives no group for an empty list', () => {
    expect(groupsOf([], 3)).toEqual([]);
  });

  it('loses nothing and fills every group but the last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 10 }), (list, size) => {
        const groups = groupsOf(list, size);
        expect(groups.flat()).toEqual(list);
        expect(groups.slice(0, -1).every((group) => group.length === size)).toBe(true);
      }),
    );
  });
});
