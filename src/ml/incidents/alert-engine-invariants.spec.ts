import { SeededRandom } from '../random/seeded-random.js';
import { Bench, DOWN, type Scene } from '../testing/alert-bench.js';

const star: Scene['edges'] = [1, 2, 3, 4].map((leaf) => [leaf, 0, 'needs'] as const);

describe('AlertEngine, whatever comes', () => {
  it('says the same whatever the entities are called, and whatever else the network has', () => {
    const random = new SeededRandom(3);
    const draw = (n: number): number => random.nextUint32() % n;
    const rows = Array.from({ length: 300 }, (_, k) => [draw(5), 1 + draw(3), k * 20 + draw(20)] as const);
    const run = (scene: Scene, nameOf: (entity: number) => number, more = false) => {
      const bench = new Bench(scene);
      const results = rows.map(([entity, kind, at]) => {
        const { priority, reason } = bench.raise(nameOf(entity), kind, at);
        return [priority.value.toFixed(9), reason?.kind];
      });
      return more ? results : [results, bench.incidents()];
    };
    const renamed = star.map(([from, to, relation]) => [4 - from, 4 - to, relation] as const);
    expect(run({ edges: renamed }, (entity) => 4 - entity)).toEqual(run({ edges: star }, (entity) => entity));
    const larger = [...star, [7, 8, 'needs'] as const, [8, 9, 'link'] as const];
    expect(run({ edges: larger }, (entity) => entity)).toEqual(run({ edges: star }, (entity) => entity));
  });

  it('groups signals of one instant alike in any order', () => {
    const forwards = new Bench({ edges: star });
    for (const entity of [0, 1, 2, 3]) forwards.raise(entity, 1, 0);
    const backwards = new Bench({ edges: star });
    for (const entity of [3, 2, 1, 0]) backwards.raise(entity, 1, 0);
    expect(new Set(forwards.incidents()).size).toBe(1);
    expect(new Set(backwards.incidents()).size).toBe(1);
  });

  it('takes a storm for one incident, and does not let it swallow the day', () => {
    const bench = new Bench({ edges: star });
    for (let k = 0; k < 3000; k += 1) bench.raise(k % 5, 1 + (k % 7), Math.floor(k / 100));
    expect(new Set(bench.incidents()).size).toBe(1);
    for (let hour = 1; hour < 24; hour += 1) bench.raise(0, 1, hour * 3600);
    expect(new Set(bench.incidents()).size).toBeGreaterThan(1);
  });

  it('believes no clock that is ahead or days behind', () => {
    const bench = new Bench({ edges: star });
    bench.raise(0, 1, 0);
    bench.raise(1, 2, 10, 90_000);
    bench.raise(2, 2, 20, -9_000_000);
    expect(bench.incidents()).toEqual([0, 0, 0]);
  });

  it('adds up priorities from contributions', () => {
    const bench = new Bench({ edges: star });
    const { value, contributions } = bench.raise(0, DOWN, 0).priority;
    expect(contributions.map(({ reason }) => reason)).toEqual(['severity', 'impact', 'unreachable']);
    // 2 · 0.5 + 0.5 · ln(1 + 4) + 1
    expect(value).toBeCloseTo(2.804719, 6);
  });
});
