import fc from 'fast-check';
import { RankTable } from './rank-table.js';

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('RankTable', () => {
  it('counts the numbers that a value has reached', () => {
    const table = new RankTable(Float32Array.of(-1, 0.5, 0.5, 7));
    expect([-2, -1, 0, 0.5, 6.9, 7, 8].map((value) => table.rank(value))).toEqual([0, 1, 1, 3, 3, 4, 4]);
  });

  it('equals counting them one by one, however the numbers lie', () => {
    fc.assert(
      fc.property(fc.array(float, { maxLength: 60 }), fc.array(float), (numbers, more) => {
        const ascending = Float32Array.from(numbers).sort();
        const table = new RankTable(ascending);
        for (const value of Float32Array.from([...numbers, ...more]))
          expect(table.rank(value)).toBe(ascending.filter((number) => number <= value).length);
      }),
    );
  });

  it('ranks among one number, among equal ones and among none', () => {
    expect([0, 3, 4].map((value) => new RankTable(Float32Array.of(3)).rank(value))).toEqual([0, 1, 1]);
    expect(new RankTable(Float32Array.of(3, 3)).rank(3)).toBe(2);
    expect(new RankTable(new Float32Array()).rank(3)).toBe(0);
  });
});
