import { IndexSampler } from './index-sampler.js';
import { SeededRandom } from './seeded-random.js';

describe('IndexSampler', () => {
  it('draws distinct indices of the population', () => {
    const drawn = new IndexSampler(100, new SeededRandom(1)).draw(40);
    expect(new Set(drawn).size).toBe(40);
    expect(Math.max(...drawn)).toBeLessThan(100);
  });

  it('draws everything when asked for more than there is', () => {
    expect([...new IndexSampler(4, new SeededRandom(1)).draw(10)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('draws every index equally often, whatever was drawn before', () => {
    const sampler = new IndexSampler(5, new SeededRandom(2));
    const counts = new Array<number>(5).fill(0);
    for (let i = 0; i < 10_000; i += 1) for (const index of sampler.draw(2)) counts[index]! += 1;
    for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(200);
  });

  it('draws as if it had never drawn before', () => {
    const used = new SeededRandom(3);
    const sampler = new IndexSampler(50, used);
    sampler.draw(20);
    const fresh = new SeededRandom(3);
    for (let i = 0; i < 20; i += 1) fresh.next();
    expect(sampler.draw(20)).toEqual(new IndexSampler(50, fresh).draw(20));
  });
});
