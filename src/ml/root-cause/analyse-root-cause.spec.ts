import { type Fault, FaultySystem } from '../testing/faulty-system.js';
import { analyseRootCause, type RootCauseAnswer } from './analyse-root-cause.js';
import { describeClue } from './clue.js';
import type { RootCauseQuestion } from './question.js';

const SHOP = {
  portal: { takes: 12, varies: 0.4, needs: ['web', 'auth'] },
  web: { takes: 8, varies: 0.3, needs: ['app'] },
  app: { takes: 15, varies: 0.3, needs: ['db'] },
  auth: { takes: 5, varies: 0.2 },
  db: { takes: 2, varies: 0.03, needs: ['disk'] },
  disk: { takes: 3, varies: 0.35 },
};
const TREE = {
  core: { has: { reachable: 1 } },
  'agg-1': { needs: ['core'], has: { reachable: 1 } },
  'agg-2': { needs: ['core'], has: { reachable: 1 } },
  a: { needs: ['agg-1'], has: { reachable: 1 } },
  b: { needs: ['agg-1'], has: { reachable: 1 } },
  c: { needs: ['agg-2'], has: { reachable: 1 } },
};

function answer(system: FaultySystem, question: RootCauseQuestion) {
  const found = analyseRootCause(question, 0.5);
  return { ...found, named: namedBy(system, found) };
}

function namedBy({ names }: FaultySystem, { isFound, suspects }: RootCauseAnswer): readonly string[] {
  return isFound ? suspects.map(({ node }) => names[node]!) : [];
}

function shop(fault: Fault, more: Partial<RootCauseQuestion> = {}) {
  const system = new FaultySystem(SHOP);
  return answer(system, system.ask('portal', fault, more));
}

function tree(dark: readonly string[], target: string) {
  const system = new FaultySystem(TREE);
  const asked = { target: { node: system.node(target), metric: 'reachable' }, monitoredFrom: 0 };
  return answer(system, system.ask(target, { dark }, asked));
}

describe('analyseRootCause', () => {
  it('names the noisy cause before its steady callers', () => {
    expect(shop({ slower: { disk: 9 } }).named[0]).toBe('disk');
    expect(shop({ slower: { auth: 6 } }).named[0]).toBe('auth');
  });

  it('names two causes that have nothing in common, and keeps them apart', () => {
    const { named, causes } = shop({ slower: { disk: 9, auth: 8 } });
    expect(new Set(named.slice(0, 2))).toEqual(new Set(['disk', 'auth']));
    expect(causes).toHaveLength(2);
  });

  it('suspects nobody whom nothing needs that is asked about', () => {
    const system = new FaultySystem(SHOP);
    const both = { slower: { disk: 9, auth: 8 } };
    const focus = [system.node('app')];
    const { named } = answer(system, system.ask('app', both, { focus }));
    expect(named[0]).toBe('disk');
    expect(named).not.toContain('auth');
  });

  it('finds nothing where nothing is wrong, and says what was looked at', () => {
    const { named, none, looked } = shop({});
    expect(named).toEqual([]);
    expect(none).toBeGreaterThan(0.9);
    expect(looked).toEqual({ nNodes: 6, nUnheard: 0, nStale: 0, nSymptoms: 0 });
  });

  it('takes one spike for what it is', () => {
    expect(shop({ slower: { web: 15, auth: 12 }, polls: 1 }).named).toEqual([]);
  });

  it('does not mind constants that move by their last digit', () => {
    const system = new FaultySystem({ ...SHOP, psu: { has: { voltage: 230 } } });
    expect(answer(system, system.ask('portal', { sets: { 'psu voltage': 230.1 } })).named).toEqual([]);
  });

  it('names the nearest dark node whose parent answers', () => {
    expect(tree(['agg-1', 'a', 'b'], 'a').named[0]).toBe('agg-1');
    expect(tree(['c'], 'c').named[0]).toBe('c');
  });

  it('suspects what is not monitored when all behind it is dark', () => {
    const system = new FaultySystem({ ...TREE, 'agg-1': { needs: ['core'] } });
    const asked = { target: { node: system.node('a'), metric: 'reachable' }, monitoredFrom: 0 };
    expect(answer(system, system.ask('a', { dark: ['a', 'b'] }, asked)).named[0]).toBe('agg-1');
    expect(answer(system, system.ask('a', { dark: ['a'] }, asked)).named[0]).toBe('a');
  });

  it('finds where the way ends in a circle of dark nodes', () => {
    const ring = (needs: readonly string[]) => ({ needs, has: { reachable: 1 } });
    const system = new FaultySystem({
      core: ring([]),
      a: ring(['c', 'core']),
      b: ring(['a']),
      c: ring(['b']),
    });
    const asked = { target: { node: system.node('c'), metric: 'reachable' }, monitoredFrom: 0 };
    expect(answer(system, system.ask('c', { dark: ['a', 'b', 'c'] }, asked)).named[0]).toBe('a');
  });

  it('passes over a dead uplink that harms nobody', () => {
    const system = new FaultySystem({
      app: { takes: 20, varies: 0.5, needs: ['db', 'site'] },
      db: { takes: 4, varies: 0.5 },
      site: { takes: 1, varies: 0.05, needs: ['up-1', 'up-2'] },
      'up-1': { has: { reachable: 1 } },
      'up-2': { takes: 1, varies: 0.05, has: { reachable: 1 } },
    });
    const fault = { slower: { db: 12, 'up-2': 0.4 }, dark: ['up-1'] };
    expect(answer(system, system.ask('app', fault)).named[0]).toBe('db');
  });

  it('ends in a ring and names the slow router', () => {
    const system = new FaultySystem({
      host: { takes: 1, varies: 0.02, needs: ['ra'] },
      ra: { takes: 2, varies: 0.1, needs: ['rb'] },
      rb: { takes: 2, varies: 0.1, needs: ['rc'] },
      rc: { takes: 2, varies: 0.1, needs: ['ra'] },
    });
    expect(answer(system, system.ask('host', { slower: { rb: 7 } })).named[0]).toBe('rb');
  });

  it('does not follow a dependency that nobody has confirmed for long', () => {
    const system = new FaultySystem({ ...SHOP, old: { takes: 2, varies: 0.1 } });
    const question = system.ask('portal', { slower: { disk: 9, old: 160 } });
    const now = 400 * 86_400_000;
    const dependencies = [
      ...question.dependencies.map((one) => ({ ...one, seenAt: now })),
      { from: system.node('portal'), to: system.node('old'), seenAt: now - 90 * 86_400_000 },
    ];
    const { named, looked } = answer(system, { ...question, dependencies });
    expect(named[0]).toBe('disk');
    expect(looked.nStale).toBe(1);
  });

  it('follows heat to where it comes from, over another metric', () => {
    const host = { takes: 2, varies: 0.1, needs: ['ac'], has: { temperature: 40 } };
    const system = new FaultySystem({
      app: { takes: 20, varies: 0.3, needs: ['host-1', 'host-2'] },
      'host-1': host,
      'host-2': host,
      ac: { varies: 0.3, has: { temperature: 18 } },
    });
    const sets = { 'ac temperature': 30, 'host-1 temperature': 51, 'host-2 temperature': 51 };
    const fault = { slower: { 'host-1': 4, 'host-2': 4 }, sets, polls: 5 };
    expect(answer(system, system.ask('app', fault)).named[0]).toBe('ac');
  });

  it('puts what calls a slow bank more often after the bank', () => {
    const system = new FaultySystem({
      front: { takes: 10, varies: 0.3, needs: ['pay'], has: { 'requests.rate': 100 } },
      pay: { takes: 6, varies: 0.3, needs: ['bank'], has: { 'requests.rate': 100, cpu: 30 } },
      bank: { takes: 20, varies: 1, has: { 'requests.rate': 100 } },
    });
    const fault = { slower: { bank: 35, pay: 150 }, sets: { 'bank requests.rate': 400, 'pay cpu': 88 } };
    expect(answer(system, system.ask('front', fault)).named[0]).toBe('bank');
  });

  it('weighs what is loud and not connected less', () => {
    const system = new FaultySystem({ ...SHOP, printer: { takes: 2, varies: 0.01 } });
    expect(answer(system, system.ask('portal', { slower: { disk: 9, printer: 500 } })).named[0]).toBe('disk');
  });

  it('does not blame what was so before', () => {
    const system = new FaultySystem({ ...SHOP, cache: { varies: 0.2, has: { memory: 30 } } });
    const fault = { sets: { 'cache memory': 60 }, polls: 13 };
    expect(answer(system, system.ask('portal', fault)).named).toEqual([]);
  });

  it('is less sure when less is known', () => {
    const known = shop({ slower: { disk: 9 } });
    const half = shop({ slower: { disk: 9 }, silent: ['web', 'app', 'db'] });
    expect(half.named[0]).toBe('disk');
    expect(half.suspects[0]!.probability).toBeLessThan(known.suspects[0]!.probability - 0.02);
  });

  it('states probabilities that make 1', () => {
    const { suspects, none } = shop({ slower: { disk: 9, auth: 8 } });
    expect(suspects.reduce((sum, { probability }) => sum + probability, none)).toBeCloseTo(1, 12);
  });

  it('answers alike in another unit and with the nodes in another order', () => {
    const system = new FaultySystem(SHOP);
    const question = system.ask('portal', { slower: { disk: 9 } });
    const last = question.nNodes - 1;
    const metrics = [...question.metrics].reverse().map((one) => ({ ...one, node: last - one.node }));
    const dependencies = question.dependencies.map(({ from, to }) => ({ from: last - from, to: last - to }));
    const turned = {
      ...question,
      metrics,
      dependencies,
      monitored: [],
      target: { node: last, metric: 'latency.avg' },
    };
    const [one, other] = [analyseRootCause(question, 0.5), analyseRootCause(turned, 0.5)];
    expect(other.suspects.map(({ node }) => last - node)).toEqual(one.suspects.map(({ node }) => node));
    expect(analyseRootCause(question, 0.5)).toEqual(one);
  });

  it('reads the signals of a detector where no rows are at hand', () => {
    const signal = { metric: 'latency', kind: 'latency', side: 1, startedAt: 0 } as const;
    const dependencies = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ];
    const signals = [0, 1, 2].map((node) => ({ ...signal, node, deviation: 20 }));
    expect(
      analyseRootCause({ nNodes: 3, dependencies, metrics: [], signals, at: 0 }, 0.5).suspects[0]!.node,
    ).toBe(2);
  });

  it('lists changes before the first symptom on what the symptoms depend on', () => {
    const at = 200 * 300_000;
    const changes = [
      { node: 5, at: at - 20 * 60_000, what: 'firmware was updated' },
      { node: 3, at: at + 60_000, what: 'later' },
    ];
    const given = shop({ slower: { disk: 9 } }, { changes }).changes;
    expect(given.map(({ what }) => what)).toEqual(['firmware was updated']);
    expect(given[0]!.score).toBeGreaterThan(0.5);
  });

  it('says so when nothing is known: no topology, an asset alone, no data, a future moment', () => {
    expect(analyseRootCause({ nNodes: 1, dependencies: [], metrics: [], at: 0 }, 0.5)).toMatchObject({
      isFound: false,
      none: 1,
    });
    const { named, looked } = shop({ slower: { disk: 9 } }, { at: 1e15 });
    expect(named).toEqual([]);
    expect(looked.nUnheard).toBe(6);
  });

  it('names the value and the range of a bad argument', () => {
    const question = { nNodes: 1, dependencies: [], metrics: [], at: 0 };
    expect(() => analyseRootCause({ ...question, target: { node: 1 } }, 0.5)).toThrow(
      'target.node: must be in 0..0, got 1',
    );
    expect(() => analyseRootCause({ ...question, at: Number.NaN }, 0.5)).toThrow(
      'at: must be epoch milliseconds',
    );
    expect(() => analyseRootCause(question, 2)).toThrow('confidence: must be in 0..1, got 2');
  });

  it('gives its clues in words with numbers', () => {
    const system = new FaultySystem(SHOP);
    const { suspects } = answer(system, system.ask('portal', { slower: { disk: 9 } }));
    const words = suspects[0]!.clues.map((one) => describeClue(one, (node) => system.names[node]!));
    expect(words[0]).toMatch(
      /^latency\.avg rose from [23](\.\d+)? to 1\d(\.\d)?, \d+(\.\d)? deviations beyond usual$/,
    );
    expect(words).toContain('it explains 4 of 4 symptoms');
  });
});
