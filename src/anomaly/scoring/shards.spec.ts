import fc from 'fast-check';
import { N_SHARDS, shardOf } from './shards.js';

describe('shardOf', () => {
  it('keeps an asset where it is, whatever version of the service asks', () => {
    expect(['', 'a', '42', 'b9fa1d28-0000-4000-8000-000000000001'].map(shardOf)).toMatchInlineSnapshot(`
      [
        12,
        12,
        3,
        6,
      ]
    `);
  });

  it('names one of the shards', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(shardOf(id)).toBeGreaterThanOrEqual(0);
        expect(shardOf(id)).toBeLessThan(N_SHARDS);
        expect(shardOf(id)).toBe(Math.trunc(shardOf(id)));
      }),
    );
  });

  it.each([
    ['numbers', (n: number) => String(n)],
    ['UUIDs that count up', (n: number) => `b9fa1d28-0000-4000-8000-${String(n).padStart(12, '0')}`],
  ])('spreads %s evenly', (_, idOf) => {
    const counts = new Array<number>(N_SHARDS).fill(0);
    for (let n = 0; n < 16_000; n++) {
      const shard = shardOf(idOf(n));
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1200);
  });
});
