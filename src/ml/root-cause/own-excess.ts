import type { MetricKind } from './metric-kind.js';
import { type Network, type NodeState, symptomsOfKind } from './network.js';
import { LEAST_DEVIATION, type Symptom, strengthOf } from './symptom.js';

/** A symptom with the share of it that nothing the node needs explains, 0..1. */
export interface OwnSymptom {
  readonly symptom: Symptom;
  readonly ownShare: number;
}

/** Kinds that are passed on from what is called to who calls. */
export const PASSED_ON: readonly MetricKind[] = ['latency', 'errors', 'availability'];
/** More calls for each request than this is a wrong count rather than a loop. */
const MOST_CALLS = 50;

/**
 * What of a node's symptoms its callees do not explain.
 *
 * A callee explains what it has risen by, as often as it is called for each request, and what it usually takes for each call that is made more often
 * than before (retries). Metrics of the same name are compared in their unit, others by their deviations.
 *
 * @source The idea: what remains of a node's anomaly when the anomalies of what it calls are subtracted (Hardt et al., 2023, "The PetShop
 * Dataset", graph traversal, without its hard limits).
 */
export class OwnExcess {
  /** Nodes that each node needs, over those of which nothing is heard. */
  private readonly needs = new Map<number, readonly number[]>();
  private readonly shares = new Map<Symptom, number>();

  constructor(private readonly network: Network) {}

  /** The symptoms of one kind, the one with most own strength first; undefined without any. */
  strongest(node: number, kind: MetricKind): OwnSymptom | undefined {
    let best: OwnSymptom | undefined;
    let most = -1;
    for (const symptom of symptomsOfKind(this.network.states[node]!, kind)) {
      const ownShare = this.shareOf(symptom);
      const strength = strengthOf(symptom) * ownShare;
      if (strength > most) [best, most] = [{ symptom, ownShare }, strength];
    }
    return best;
  }

  shareOf(symptom: Symptom): number {
    let share = this.shares.get(symptom);
    if (share === undefined) {
      share = this.computeShare(symptom);
      this.shares.set(symptom, share);
    }
    return share;
  }

  /** What a node needs and of which something is heard; what does not report is looked through. */
  heardNeeds(node: number): readonly number[] {
    const known = this.needs.get(node);
    if (known !== undefined) return known;
    const { topology, states } = this.network;
    const found: number[] = [];
    const seen = new Set([node]);
    const open = [...topology.needed(node)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (states[next]!.isHeard) found.push(next);
      else for (const further of topology.needed(next)) open.push(further);
    }
    this.needs.set(node, found);
    return found;
  }

  private computeShare(symptom: Symptom): number {
    const { node, kind } = symptom;
    if (symptom.deviation <= 0) return 1;
    if (kind === 'load' || kind === 'reachable') return 1;
    let explained = 0;
    for (const callee of this.heardNeeds(node)) explained += this.explainedBy(symptom, callee);
    if (kind === 'latency') explained = Math.max(explained, this.outgoingPart(symptom));
    return Math.max(0, 1 - explained) * this.stateFactor(symptom);
  }

  /** What warms a node also slows it: half of what its callees do not explain is theirs if its state is. */
  private stateFactor({ node, kind }: Symptom): number {
    if (kind === 'state') return 1;
    const state = this.strongest(node, 'state');
    if (state === undefined || state.symptom.deviation < LEAST_DEVIATION) return 1;
    return 0.5 + 0.5 * state.ownShare;
  }

  /** Share of a symptom that a callee explains, 0 upwards. */
  private explainedBy(symptom: Symptom, callee: number): number {
    const kind = symptom.kind === 'outgoing' ? 'latency' : symptom.kind;
    const [caller, called] = [this.network.states[symptom.node]!, this.network.states[callee]!];
    if (kind === 'state') return stateExplainedBy(symptom, called);
    if (called.isDark) return 1;
    const theirs = matching(symptom, symptomsOfKind(called, kind));
    if (theirs === undefined || theirs.deviation < LEAST_DEVIATION) return 0;
    const isComparable = theirs.metric === symptom.metric || symptom.kind === 'outgoing';
    if (!isComparable || !(symptom.rise > 0) || !Number.isFinite(theirs.rise))
      return theirs.deviation / symptom.deviation;
    const before = this.callsPerRequest(caller, called, callee, 'requestsUsually');
    const now = this.callsPerRequest(caller, called, callee, 'requestsNow');
    const retried = Math.max(0, now - before) * Math.max(0, theirs.usual);
    return (now * theirs.rise + retried) / symptom.rise;
  }

  /** How often a caller calls a callee, against an even share of its calls, 0..1: what is seldom called is hardly seen by the caller. */
  visibility(caller: number, callee: number): number {
    const { states } = this.network;
    const callees = this.heardNeeds(caller);
    const calls = (node: number): number =>
      this.callsPerRequest(states[caller]!, states[node]!, node, 'requestsUsually');
    const all = callees.reduce((sum, node) => sum + calls(node), 0);
    return all > 0 ? Math.min(1, (calls(callee) * callees.length) / all) : 1;
  }

  private callsPerRequest(
    caller: NodeState,
    called: NodeState,
    callee: number,
    when: 'requestsUsually' | 'requestsNow',
  ): number {
    const [own, theirs] = [caller[when], called[when]];
    if (!(own > 0) || !(theirs >= 0)) return 1;
    let all = 0;
    for (const other of this.network.topology.dependents(callee)) {
      const requests = this.network.states[other]![when];
      if (requests > 0) all += requests;
    }
    const fromCaller = all > 0 ? (theirs * own) / all : theirs;
    return Math.min(MOST_CALLS, fromCaller / own);
  }

  /** Share of a latency that the node's own view of its callees explains. */
  private outgoingPart(symptom: Symptom): number {
    const outgoing = matching(symptom, symptomsOfKind(this.network.states[symptom.node]!, 'outgoing'));
    if (outgoing === undefined || outgoing.deviation < LEAST_DEVIATION) return 0;
    return symptom.rise > 0 && outgoing.rise >= 0
      ? outgoing.rise / symptom.rise
      : outgoing.deviation / symptom.deviation;
  }
}

/** Warm air makes warm hosts: a state is explained by the same state of what is needed. */
function stateExplainedBy(symptom: Symptom, called: NodeState): number {
  const theirs = called.symptoms.find(
    ({ metric, side }) => metric === symptom.metric && side === symptom.side,
  );
  if (theirs === undefined || theirs.deviation < LEAST_DEVIATION) return 0;
  return symptom.rise > 0 ? theirs.rise / symptom.rise : theirs.deviation / symptom.deviation;
}

/** The symptom of the same metric, else the strongest. */
function matching(symptom: Symptom, others: readonly Symptom[]): Symptom | undefined {
  let best: Symptom | undefined;
  for (const other of others) {
    if (other.metric === symptom.metric) return other;
    if (best === undefined || other.deviation > best.deviation) best = other;
  }
  return best;
}
