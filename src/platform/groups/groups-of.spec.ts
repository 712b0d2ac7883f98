import fc from 'fast-check';
import { groupsOf, groupsOfSize } from './groups-of.js';

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

describe('groupsOfSize', () => {
  const itself = (size: number): number => size;

  it('ends a group with what fills it, however large that is', () => {
    expect(groupsOfSize([2, 2, 1, 9, 1, 3, 1], 4, itself)).toEqual([[2, 2], [1, 9], [1, 3], [1]]);
    expect(groupsOfSize([], 4, itself)).toEqual([]);
  });

  it('loses nothing, and no group goes on once it is full', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 50 }), (list, size) => {
        const groups = groupsOfSize(list, size, itself);
        expect(groups.flat()).toEqual(list);
        for (const group of groups)
          expect(group.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeLessThan(size);
      }),
    );
  });
});
