import { ownDarkness, LEAST_BEHIND } from './darkness.js';
import type { Clue } from './clue.js';
import { metricKindOf, type MetricKind } from './metric-kind.js';
import type { Network } from './network.js';
import { type OwnExcess, PASSED_ON } from './own-excess.js';
import type { RootCauseQuestion } from './question.js';
import { DARK_DEVIATION, LEAST_DEVIATION, strengthOf, type Symptom } from './symptom.js';

/** What speaks for a node by itself, before it is asked what it would explain. */
export interface Suspicion {
  readonly node: number;
  /** Strength of its own symptoms: counts by how much of the alarm they amount to. */
  readonly own: number;
  /** Strength of its states (processor, memory, temperature), as far as its symptoms are its own. */
  readonly state: number;
  /** Strength of what is seen at others (callers, callees, what is behind it): counts as it is. */
  readonly seen: number;
  /** Strength of its not answering. */
  readonly dark: number;
  readonly clues: readonly Clue[];
}

/** A symptom of another kind than the alarm's may be a side effect. */
const OTHER_KIND = 0.5;
/** Slow outgoing calls point at what is called. */
const OUTGOING = 0.1;
const AT_CALLEE = 0.6;
/** An outgoing symptom of which at least this share is unexplained points at callees without symptoms. */
const LEAST_UNEXPLAINED = 0.3;
/** Nobody sees directly that a node calls less, or that one without metrics is ill. */
const FEWER_CALLS = 0.4;
const UNMONITORED = 0.8;
/** Load has to fall by this many deviations: it varies more than the quantiles of some days know. */
const LEAST_FALL = 4;

/** Gathers what speaks for each node. */
export class SuspicionFinder {
  private readonly targetKind: MetricKind | undefined;
  private readonly darkness: ReadonlyMap<number, number>;

  constructor(
    private readonly network: Network,
    private readonly excess: OwnExcess,
    { target, monitoredFrom }: RootCauseQuestion,
  ) {
    this.targetKind = target?.metric === undefined ? undefined : metricKindOf(target.metric);
    this.darkness = ownDarkness(network, monitoredFrom);
  }

  /** Every node for which anything speaks, in the order of nodes. */
  all(): readonly Suspicion[] {
    const found: Suspicion[] = [];
    for (let node = 0; node < this.network.states.length; node += 1) {
      const one = this.of(node);
      if (one.own + one.state + one.seen + one.dark > 0) found.push(one);
    }
    return found;
  }

  private of(node: number): Suspicion {
    const clues: Clue[] = [];
    const own = this.ownStrength(node, clues);
    const dark = this.darkStrength(node, clues);
    let seen = this.fewerCalls(node, clues);
    seen += this.slowCalls(node, clues);
    seen += this.unmonitored(node, clues);
    return { node, own, state: this.stateStrength(node, clues), seen, dark, clues };
  }

  private ownStrength(node: number, clues: Clue[]): number {
    let sum = 0;
    for (const kind of [...PASSED_ON, 'outgoing'] as const) {
      const strongest = this.excess.strongest(node, kind);
      if (strongest === undefined) continue;
      const strength = this.weightOf(kind) * strongest.ownShare * strengthOf(strongest.symptom);
      if (!(strength > 0)) continue;
      sum += strength;
      if (strongest.symptom.deviation >= LEAST_DEVIATION) clues.push({ kind: 'own', ...strongest });
    }
    return sum;
  }

  /** A node whose slowness its callees explain works more because of them. */
  private stateStrength(node: number, clues: Clue[]): number {
    const state = this.excess.strongest(node, 'state');
    if (state === undefined) return 0;
    const slow = this.excess.strongest(node, this.passedKind());
    const share = slow !== undefined && slow.symptom.deviation >= LEAST_DEVIATION ? slow.ownShare : 1;
    if (state.symptom.deviation >= LEAST_DEVIATION && state.ownShare > 0)
      clues.push({ kind: 'own', ...state });
    return share * state.ownShare * strengthOf(state.symptom);
  }

  private passedKind(): MetricKind {
    return this.targetKind !== undefined && PASSED_ON.includes(this.targetKind) ? this.targetKind : 'latency';
  }

  private weightOf(kind: MetricKind): number {
    if (kind === 'outgoing') return OUTGOING;
    return this.targetKind === undefined || kind === this.targetKind || !PASSED_ON.includes(this.targetKind)
      ? 1
      : OTHER_KIND;
  }

  private darkStrength(node: number, clues: Clue[]): number {
    const own = this.darkness.get(node) ?? 0;
    if (own === 0) return 0;
    const { symptoms } = this.network.states[node]!;
    const dark = symptoms.find(({ kind, deviation }) => kind === 'reachable' && deviation > 0);
    const nBehind = this.network.topology.dependents(node).filter((other) => this.darkness.has(other)).length;
    clues.push(
      dark === undefined
        ? { kind: 'unmonitored', nBehind }
        : { kind: 'dark', nBehind, startedAt: dark.startedAt },
    );
    const belief = dark === undefined ? UNMONITORED : dark.belief;
    return own * strengthOf({ deviation: DARK_DEVIATION, belief });
  }

  /** Callers whose calls are slow though what they call is not: the way there, or a callee that does not know of it. */
  private slowCalls(node: number, clues: Clue[]): number {
    const callers: number[] = [];
    let sum = 0;
    let nWell = 0;
    for (const caller of this.network.topology.dependents(node)) {
      const slow = this.excess.strongest(caller, 'outgoing');
      if (slow === undefined) continue;
      const seen = this.excess.visibility(caller, node);
      if (slow.symptom.deviation >= LEAST_DEVIATION && slow.ownShare >= LEAST_UNEXPLAINED) {
        sum += slow.ownShare * strengthOf(slow.symptom);
        callers.push(caller);
      } else nWell += seen * (1 - Math.min(1, (slow.ownShare * slow.symptom.deviation) / LEAST_DEVIATION));
    }
    if (callers.length === 0) return 0;
    clues.push({ kind: 'calls', callers });
    return (AT_CALLEE * sum) / (1 + 2 * nWell);
  }

  /** A node that is called as usual and calls most others less keeps the requests to itself. */
  private fewerCalls(node: number, clues: Clue[]): number {
    const counted = this.excess.heardNeeds(node).filter((callee) => this.countsLoad(callee));
    const own = this.fallOf(node);
    let sum = 0;
    let deepest: Symptom | undefined;
    for (const callee of counted) {
      const fall = this.fallOf(callee);
      if (fall === undefined) continue;
      sum += Math.max(0, strengthOf(fall) - (own === undefined ? 0 : strengthOf(own)));
      if (deepest === undefined || fall.deviation > deepest.deviation) deepest = fall;
    }
    if (sum === 0 || deepest === undefined) return 0;
    clues.push({
      kind: 'fewer-calls',
      callee: deepest.node,
      metric: deepest.metric,
      deviation: deepest.deviation,
    });
    return (FEWER_CALLS * sum) / counted.length;
  }

  private countsLoad(node: number): boolean {
    return this.network.states[node]!.symptoms.some(({ metric }) =>
      this.network.names.countsRequests(metric),
    );
  }

  private fallOf(node: number): Symptom | undefined {
    return this.network.states[node]!.symptoms.find(
      ({ metric, side, deviation }) =>
        side < 0 && deviation >= LEAST_FALL && this.network.names.countsRequests(metric),
    );
  }

  /** A node without metrics all of whose dependents are ill by themselves: what they have in common. */
  private unmonitored(node: number, clues: Clue[]): number {
    const { topology, states } = this.network;
    if (states[node]!.isMonitored || this.darkness.has(node)) return 0;
    const behind = topology.dependents(node);
    if (behind.length < LEAST_BEHIND) return 0;
    let sum = 0;
    for (const other of behind) {
      const strength = this.strongestOwn(other);
      if (strength === 0) return 0;
      sum += strength;
    }
    clues.push({ kind: 'unmonitored', nBehind: behind.length });
    return (UNMONITORED * sum) / behind.length;
  }

  private strongestOwn(node: number): number {
    let most = 0;
    for (const kind of PASSED_ON) {
      const one = this.excess.strongest(node, kind);
      if (one === undefined || one.symptom.deviation < LEAST_DEVIATION) continue;
      most = Math.max(most, one.ownShare * strengthOf(one.symptom));
    }
    return most;
  }
}
