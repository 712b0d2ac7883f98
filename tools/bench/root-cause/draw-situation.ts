import { type RootCauseQuestion, UsualRange } from '../../../src/ml/index.js';
import { gaussian } from '../../../src/ml/random/gaussian.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { type DrawnMetric, type DrawnNode, drawNetwork, isBehind, METRICS } from './draw-network.js';

/** What goes wrong with a node: it stops, gets slow, makes errors, or is busy first and slow after it. */
const FAULTS = ['stops', 'slow', 'errors', 'busy'] as const;

interface Fault {
  readonly node: number;
  readonly what: (typeof FAULTS)[number];
  readonly startedAt: number;
  readonly size: number;
}

/** A question with what is true of it. */
export interface Situation {
  readonly question: RootCauseQuestion;
  readonly faults: readonly number[];
}

const MINUTE = 60_000;
const POLL_MS = 5 * MINUTE;
/** Half a day of polls says what is usual, an hour before the moment is looked at. */
const USUAL_POLLS = 144;
const RECENT_POLLS = 13;
const START = Date.parse('2026-03-02T00:00:00Z');
const AT = START + USUAL_POLLS * POLL_MS + RECENT_POLLS * POLL_MS;
/** Share of values that are ordinary spikes. */
const SPIKES = 0.02;
const BUSY_BEFORE_SLOW_MS = 5 * MINUTE;

/** A network in normal times, of which situations are drawn. */
export class DrawnSystem {
  private readonly random: SeededRandom;
  private readonly nodes: readonly DrawnNode[];
  private readonly usual = new Map<string, UsualRange>();

  constructor(nNodes: number, seed: number) {
    this.random = new SeededRandom(seed);
    this.nodes = drawNetwork(nNodes, this.random);
    const rows = this.rows(START, USUAL_POLLS, []);
    for (const [key, { values }] of rows) this.usual.set(key, new UsualRange(Float64Array.from(values)));
  }

  /** One node fails that others are reached through; of the dependencies some are unknown. */
  cascade(shareUnknown: number): Situation {
    const parents = new Set(this.nodes.map(({ parent }) => parent).filter((parent) => parent > 0));
    const candidates = [...parents];
    const node = candidates[this.random.nextBelow(candidates.length)]!;
    return this.situation([this.faultOf(node)], shareUnknown);
  }

  /** Nodes that nothing depends on fail in the same quarter of an hour, each for a reason of its own. */
  coincidence(): Situation {
    const parents = new Set(this.nodes.map(({ parent }) => parent));
    const leaves = [...this.nodes.keys()].filter((node) => !parents.has(node));
    const chosen = new Map<number, number>();
    const count = 2 + this.random.nextBelow(3);
    while (chosen.size < count) {
      const leaf = leaves[this.random.nextBelow(leaves.length)]!;
      chosen.set(this.nodes[leaf]!.parent, leaf);
    }
    return this.situation(
      [...chosen.values()].map((leaf) => this.faultOf(leaf)),
      0,
    );
  }

  private faultOf(node: number): Fault {
    const what = FAULTS[this.random.nextBelow(FAULTS.length)]!;
    return {
      node,
      what,
      startedAt: AT - (10 + 10 * this.random.next()) * MINUTE,
      size: 1 + 2 * this.random.next(),
    };
  }

  private situation(faults: readonly Fault[], shareUnknown: number): Situation {
    const rows = this.rows(AT - RECENT_POLLS * POLL_MS, RECENT_POLLS, faults);
    const dependencies = this.nodes.flatMap(({ parent }, node) =>
      parent < 0 || this.random.next() < shareUnknown ? [] : [{ from: node, to: parent }],
    );
    const metrics = [...rows].map(([key, { node, metric, timestamps, values }]) => ({
      node,
      metric,
      recent: { timestamps: Float64Array.from(timestamps), values: Float64Array.from(values) },
      usual: this.usual.get(key)!,
    }));
    const question = { nNodes: this.nodes.length, dependencies, metrics, at: AT, monitoredFrom: 0 };
    return { question, faults: faults.map(({ node }) => node) };
  }

  /** Polls of all nodes, in another order each time. */
  private rows(from: number, nPolls: number, faults: readonly Fault[]): ReadonlyMap<string, Rows> {
    const rows = new Map<string, Rows>();
    for (let poll = 0; poll < nPolls; poll += 1) {
      const order = this.shuffled();
      order.forEach((node, place) => {
        const at = from + poll * POLL_MS + Math.floor((POLL_MS * place) / order.length);
        for (const metric of METRICS) this.read(rows, { node, metric, at }, faults);
      });
    }
    return rows;
  }

  private shuffled(): readonly number[] {
    const order = [...this.nodes.keys()];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.random.nextBelow(last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }

  private read(rows: Map<string, Rows>, { node, metric, at }: Reading, faults: readonly Fault[]): void {
    const begun = faults.filter(({ startedAt }) => startedAt <= at);
    const isDark = begun.some(({ what, node: top }) => what === 'stops' && isBehind(this.nodes, node, top));
    if (isDark && metric !== 'reachable') return;
    const key = `${node} ${metric}`;
    const series = rows.get(key) ?? { node, metric, timestamps: [], values: [] };
    rows.set(key, series);
    series.timestamps.push(at);
    series.values.push(metric === 'reachable' ? (isDark ? 0 : 1) : this.valueOf({ node, metric, at }, begun));
  }

  private valueOf({ node, metric, at }: Reading, begun: readonly Fault[]): number {
    const { cpu, noise } = this.nodes[node]!;
    if (metric === 'cpu') {
      const busy = begun.find((fault) => fault.node === node && fault.what === 'busy');
      return cpu + 2 * gaussian(this.random) + (busy === undefined ? 0 : 15 * busy.size);
    }
    if (metric === 'errors.rate') {
      const fault = begun.find(({ what, node: top }) => what === 'errors' && isBehind(this.nodes, node, top));
      return Math.max(0, 0.3 + noise * gaussian(this.random) + (fault === undefined ? 0 : 2 * fault.size));
    }
    return this.latencyOf(node, at, begun);
  }

  /** What a node takes itself, and what is on the way to it. */
  private latencyOf(node: number, at: number, begun: readonly Fault[]): number {
    let sum = 0;
    for (let on = node; on >= 0; on = this.nodes[on]!.parent) {
      const { latencyMs, noise } = this.nodes[on]!;
      sum += latencyMs * (1 + noise * gaussian(this.random));
      if (this.random.next() < SPIKES) sum += latencyMs * 2 * this.random.next();
      const fault = begun.find((one) => one.node === on && isSlowAt(one, at));
      if (fault !== undefined) sum += latencyMs * 1.5 * fault.size;
    }
    return sum;
  }
}

interface Reading {
  readonly node: number;
  readonly metric: DrawnMetric;
  readonly at: number;
}

interface Rows {
  readonly node: number;
  readonly metric: DrawnMetric;
  readonly timestamps: number[];
  readonly values: number[];
}

function isSlowAt({ what, startedAt }: Fault, at: number): boolean {
  return what === 'slow' || (what === 'busy' && at >= startedAt + BUSY_BEFORE_SLOW_MS);
}
