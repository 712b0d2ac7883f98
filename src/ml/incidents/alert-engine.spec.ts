import { SeededRandom } from '../random/seeded-random.js';
import { hashText } from '../templates/hash-text.js';
import { type Relation, Topology } from '../topology/topology.js';
import { AlertEngine } from './alert-engine.js';
import type { Silence } from './silences.js';

const START = Date.UTC(2026, 2, 2, 8);
const SECOND = 1000;
const DOWN = 0;

interface Scene {
  readonly edges?: readonly (readonly [number, number, Relation])[];
  readonly silences?: readonly Silence[];
  readonly nNodes?: number;
}

/** An engine with short hands: seconds since the start, and what was announced when. */
class Bench {
  readonly announced = new Map<number, number>();
  readonly engine: AlertEngine;
  private readonly fragments: number[] = [];

  constructor({ edges = [], silences = [], nNodes = 10 }: Scene = {}) {
    const topology = Topology.of({
      nNodes,
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      relations: edges.map(([, , relation]) => relation),
    });
    this.engine = new AlertEngine({
      topology,
      silences,
      hasClears: true,
      onAnnounced: (row, at) => this.announced.set(row, (at - START) / SECOND),
    });
  }

  raise(entity: number, kind: number, seconds: number, happened = seconds) {
    const row = this.fragments.length;
    const [happenedAt, receivedAt] = [START + happened * SECOND, START + seconds * SECOND];
    const text = hashText(`${entity} ${kind}`);
    const signal = {
      entity,
      kind,
      template: kind,
      text,
      severity: 0.5,
      happenedAt,
      receivedAt,
      isDown: kind === DOWN,
    };
    const assessment = this.engine.add(signal, row, `message ${kind}`);
    this.fragments.push(assessment.fragment);
    if (assessment.reason === undefined) this.announced.set(row, seconds);
    return assessment;
  }

  clear(entity: number, kind: number, seconds: number) {
    const at = START + seconds * SECOND;
    return this.engine.clear({ entity, kind, happenedAt: at, receivedAt: at, isDown: kind === DOWN });
  }

  poll(entity: number, seconds: number): void {
    this.engine.advance(START + seconds * SECOND);
    this.engine.answered(entity, START + seconds * SECOND);
  }

  /** Incident of each signal, numbered in the order in which they come. */
  incidents(): readonly number[] {
    const ids = this.fragments.map((fragment) => this.engine.incidentOf(fragment));
    const order = [...new Set(ids)];
    return ids.map((id) => order.indexOf(id));
  }
}

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
