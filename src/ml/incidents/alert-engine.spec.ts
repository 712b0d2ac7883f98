import { Bench, DOWN, type Scene, SECOND, START } from '../testing/alert-bench.js';
import type { Silence } from './silences.js';

const star: Scene['edges'] = [1, 2, 3, 4].map((leaf) => [leaf, 0, 'needs'] as const);

describe('AlertEngine', () => {
  it('puts neighbours together, and leaves what is two hops away over a healthy node', () => {
    const bench = new Bench({ edges: star });
    bench.raise(0, 1, 0);
    bench.raise(1, 2, 20);
    bench.raise(7, 2, 21);
    expect(bench.incidents()).toEqual([0, 0, 1]);
    const apart = new Bench({ edges: star });
    apart.raise(1, 1, 0);
    apart.raise(2, 2, 5);
    expect(apart.incidents()).toEqual([0, 1]);
  });

  it('announces what recurs once in an hour of the clock, and again in a new incident', () => {
    const bench = new Bench();
    for (let k = 0; k < 12; k += 1) bench.raise(0, 1, k * 300);
    bench.raise(0, 1, 3600);
    expect([...bench.announced.keys()]).toEqual([0, 12]);
    bench.clear(0, 1, 3700);
    bench.raise(0, 1, 5400);
    expect([...bench.announced.keys()]).toEqual([0, 12, 13]);
    expect(bench.incidents()[13]).toBe(1);
  });

  it('joins what arrives late to the incident in which it happened', () => {
    const bench = new Bench({ edges: star });
    bench.raise(0, DOWN, 0);
    bench.clear(0, DOWN, 1200);
    bench.raise(1, 2, 1210, 30);
    bench.raise(0, 3, 5000);
    expect(bench.incidents()).toEqual([0, 0, 1]);
  });

  it('joins what a wrong clock dates hours back by the time at which it came in', () => {
    const bench = new Bench({ edges: star });
    bench.raise(0, 1, 10_800);
    bench.raise(1, 2, 10_810, 10);
    expect(bench.incidents()).toEqual([0, 0]);
  });

  it('silences nothing that has another uplink', () => {
    const edges: Scene['edges'] = [
      [2, 0, 'uplink'],
      [2, 1, 'uplink'],
    ];
    const silence: Silence = {
      from: START,
      to: START + 3600 * SECOND,
      entity: 0,
      isBehind: true,
      comment: '',
    };
    const bench = new Bench({ edges, silences: [silence] });
    expect(bench.raise(2, 3, 10).reason).toBeUndefined();
  });

  it('announces no child before its parent could have been polled', () => {
    const bench = new Bench({ edges: star });
    for (let at = -300; at <= 0; at += 60) bench.poll(0, at);
    expect(bench.raise(1, DOWN, 10).reason).toMatchObject({ kind: 'waiting', entities: [0] });
    bench.raise(0, DOWN, 60);
    bench.engine.advance(START + 3_000_000);
    expect([...bench.announced]).toEqual([[1, 60]]);
    expect(bench.incidents()).toEqual([0, 0]);
  });

  it('announces the child once the parent has answered, or after two intervals', () => {
    const bench = new Bench({ edges: star });
    for (let at = -300; at <= 0; at += 60) bench.poll(0, at);
    bench.raise(1, DOWN, 10);
    bench.poll(0, 60);
    bench.raise(2, DOWN, 70);
    bench.engine.advance(START + 1000 * SECOND);
    expect([...bench.announced]).toEqual([
      [0, 60],
      [1, 190],
    ]);
  });

  it('announces what is still unreachable two polls after its parent is back', () => {
    const bench = new Bench({ edges: star });
    bench.raise(0, DOWN, 0);
    expect(bench.raise(1, DOWN, 5).reason).toEqual({ kind: 'behind', entity: 0 });
    bench.raise(2, DOWN, 6);
    bench.clear(0, DOWN, 600);
    bench.clear(1, DOWN, 650);
    bench.engine.advance(START + 1000 * SECOND);
    expect([...bench.announced]).toEqual([
      [0, 0],
      [2, 720],
    ]);
  });

  it('takes several uplinks for alternatives', () => {
    const edges: Scene['edges'] = [
      [2, 0, 'uplink'],
      [2, 1, 'uplink'],
    ];
    const bench = new Bench({ edges });
    bench.raise(0, DOWN, 0);
    expect(bench.raise(2, DOWN, 10).reason).toBeUndefined();
    bench.clear(2, DOWN, 20);
    bench.raise(1, DOWN, 900);
    expect(bench.raise(2, DOWN, 910).reason).toEqual({ kind: 'behind', entity: 1 });
  });

  it('announces one of a circle of parents at least', () => {
    const edges = [0, 1, 2, 3].map((node) => [node, (node + 1) % 4, 'needs'] as const);
    const bench = new Bench({ edges });
    for (let node = 0; node < 4; node += 1) bench.raise(node, DOWN, node);
    expect(bench.announced.size).toBeGreaterThan(0);
    expect(new Set(bench.incidents()).size).toBe(1);
  });

  it('holds what is silenced, with what depends on it, until the silence ends', () => {
    const silence: Silence = {
      from: START,
      to: START + 3600 * SECOND,
      entity: 0,
      isBehind: true,
      comment: 'upgrade',
    };
    const bench = new Bench({ edges: star, silences: [silence] });
    expect(bench.raise(0, DOWN, 10).reason).toMatchObject({ kind: 'silence', comment: 'upgrade' });
    bench.raise(1, 2, 20);
    bench.raise(9, 2, 30);
    bench.clear(0, DOWN, 100);
    bench.engine.advance(START + 7200 * SECOND);
    expect([...bench.announced]).toEqual([
      [2, 30],
      [1, 3600],
    ]);
  });

  it('says of a clear what it ends, and opens nothing by it', () => {
    const bench = new Bench();
    expect(bench.clear(0, 1, 0)).toEqual({
      fragment: undefined,
      reason: { kind: 'clear', openedAt: undefined },
    });
    bench.raise(0, 1, 10);
    expect(bench.clear(0, 1, 20).reason).toEqual({ kind: 'clear', openedAt: START + 10 * SECOND });
  });

  it('takes an exact copy for nothing new', () => {
    const bench = new Bench();
    const first = bench.raise(0, 1, 0);
    expect(bench.raise(0, 1, 0)).toMatchObject({ fragment: first.fragment, reason: { kind: 'repeat' } });
  });

  it('puts the same rare wording of unconnected entities together', () => {
    const bench = new Bench();
    bench.raise(9, 1, 0);
    for (let entity = 0; entity < 5; entity += 1) bench.raise(entity, 5, 7200 + entity * 5);
    bench.raise(8, 6, 7210);
    expect(bench.incidents()).toEqual([0, 1, 1, 1, 1, 1, 2]);
  });
});
