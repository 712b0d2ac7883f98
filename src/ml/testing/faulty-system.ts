import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import type { RootCauseQuestion } from '../root-cause/question.js';
import { UsualRange } from '../root-cause/usual-range.js';

/** A node of a small synthetic system. */
export interface FaultyNode {
  /** What it takes itself, in ms, and how much that varies. */
  readonly takes?: number;
  readonly varies?: number;
  /** Nodes whose times are added to its own. */
  readonly needs?: readonly string[];
  /** Further metrics by name, with their usual values. */
  readonly has?: Readonly<Record<string, number>>;
}

/** What is different in the last minutes. */
export interface Fault {
  /** Added to what a node takes. */
  readonly slower?: Readonly<Record<string, number>>;
  readonly dark?: readonly string[];
  /** Values of further metrics, `node metric` by value. */
  readonly sets?: Readonly<Record<string, number>>;
  /** Nodes of which nothing is heard. */
  readonly silent?: readonly string[];
  /** Polls before the moment at which it began; 3 unless given. */
  readonly polls?: number;
}

const POLL_MS = 300_000;
const USUAL_POLLS = 200;
const RECENT_POLLS = 13;
const AT = USUAL_POLLS * POLL_MS;

/** A system with latencies that add up along calls; of nodes without `takes` only further metrics are known. */
export class FaultySystem {
  readonly names: readonly string[];
  private readonly random: SeededRandom;

  constructor(
    private readonly nodes: Readonly<Record<string, FaultyNode>>,
    seed = 1,
  ) {
    this.names = Object.keys(nodes);
    this.random = new SeededRandom(seed);
  }

  node(name: string): number {
    return this.names.indexOf(name);
  }

  /** The question why `target` alarms while a fault lasts. */
  ask(target: string, fault: Fault, more: Partial<RootCauseQuestion> = {}): RootCauseQuestion {
    const isHeard = (name: string): boolean => fault.silent?.includes(name) !== true;
    const metrics = this.names.filter(isHeard).flatMap((name) => this.metricsOf(name, fault));
    return {
      nNodes: this.names.length,
      dependencies: this.names.flatMap((name) =>
        (this.nodes[name]!.needs ?? []).map((to) => ({ from: this.node(name), to: this.node(to) })),
      ),
      metrics,
      monitored: this.names
        .filter((name) => this.metricNames(name).length > 0)
        .map((name) => this.node(name)),
      target: { node: this.node(target), metric: 'latency.avg' },
      at: AT,
      ...more,
    };
  }

  private metricNames(name: string): readonly string[] {
    const { takes, has = {} } = this.nodes[name]!;
    return [...(takes === undefined ? [] : ['latency.avg']), ...Object.keys(has)];
  }

  private metricsOf(name: string, fault: Fault) {
    const began = RECENT_POLLS - (fault.polls ?? 3);
    return this.metricNames(name).map((metric) => {
      const polls = Array.from({ length: RECENT_POLLS }, (_, k) => k);
      const isMissing = (k: number): boolean =>
        metric !== 'reachable' && k >= began && fault.dark?.includes(name) === true;
      const kept = polls.filter((k) => !isMissing(k));
      return {
        node: this.node(name),
        metric,
        recent: {
          timestamps: Float64Array.from(kept, (k) => AT - (RECENT_POLLS - 1 - k) * POLL_MS),
          values: Float64Array.from(kept, (k) => this.value(name, metric, k >= began ? fault : {})),
        },
        usual: new UsualRange(Float64Array.from({ length: USUAL_POLLS }, () => this.value(name, metric, {}))),
      };
    });
  }

  private value(name: string, metric: string, fault: Fault): number {
    if (metric === 'latency.avg') return this.latency(name, fault, 6);
    if (metric === 'reachable') return fault.dark?.includes(name) === true ? 0 : 1;
    const level = fault.sets?.[`${name} ${metric}`] ?? this.nodes[name]!.has![metric]!;
    return level + (this.nodes[name]!.varies ?? 0) * gaussian(this.random);
  }

  /** Circles are followed a few calls deep. */
  private latency(name: string, fault: Fault, depth: number): number {
    const { takes = 0, varies = 0, needs = [] } = this.nodes[name]!;
    const own = takes + varies * gaussian(this.random) + (fault.slower?.[name] ?? 0);
    return depth === 0
      ? own
      : needs.reduce((sum, need) => sum + this.latency(need, fault, depth - 1) * (depth < 6 ? 0.5 : 1), own);
  }
}
