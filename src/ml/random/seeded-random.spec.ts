import { SeededRandom } from './seeded-random.js';

describe('SeededRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: number): number[] => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 8 }, () => random.nextUint32());
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('spreads evenly over [0, 1)', () => {
    const random = new SeededRandom(3);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) tenths[Math.floor(random.next() * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('stays below the bound', () => {
    const random = new SeededRandom(9);
    const seen = new Set(Array.from({ length: 1000 }, () => random.nextBelow(3)));
    expect([...seen].sort()).toEqual([0, 1, 2]);
  });
});
