import { sampleIndices } from './sample-indices.js';
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

describe('sampleIndices', () => {
  it('draws distinct indices of the population', () => {
    const drawn = sampleIndices(100, 40, new SeededRandom(1));
    expect(new Set(drawn).size).toBe(40);
    expect(Math.max(...drawn)).toBeLessThan(100);
  });

  it('draws everything when asked for more than there is', () => {
    expect([...sampleIndices(4, 10, new SeededRandom(1))].sort()).toEqual([0, 1, 2, 3]);
  });

  it('draws every index equally often', () => {
    const random = new SeededRandom(2);
    const counts = new Array<number>(5).fill(0);
    for (let i = 0; i < 10_000; i += 1) for (const index of sampleIndices(5, 2, random)) counts[index]! += 1;
    for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(200);
  });
});
