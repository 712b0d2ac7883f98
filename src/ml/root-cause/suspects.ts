import type { Clue } from './clue.js';
import { isMean, metricKindOf } from './metric-kind.js';
import { illnessOf, type Network, type NodeState } from './network.js';
import { type OwnExcess, PASSED_ON } from './own-excess.js';
import type { RootCauseQuestion } from './question.js';
import { Reach } from './reach.js';
import type { Suspicion } from './suspicion.js';
import { LEAST_DEVIATION, type Symptom } from './symptom.js';

/** A node that may be the cause. */
export interface Suspect {
  readonly node: number;
  /** 0 upwards; what lies below what quiet times reach is no cause. */
  readonly score: number;
  /** Nodes with symptoms that depend on it, itself included. */
  readonly explains: readonly number[];
  /** Share of all symptoms, by weight, 0..1. */
  readonly coverage: number;
  readonly clues: readonly Clue[];
}

/** Weight of a suspect that amounts to nothing of the alarm: amounts are rough where calls are not counted. */
const NO_AMOUNT = 0.25;
/** Deviations of the target that count as its rise when it hardly rises. */
const LEAST_TARGET_RISE = 2;
/** A callee that rises by more than this times the target's rise should have raised it more. */
const TOO_MUCH = 1.5;
const NOT_PASSED_ON = 0.3;
/** Weight of what no known dependency connects with the alarm: dependencies are incomplete. */
const UNCONNECTED = 0.15;
/** Weight of a suspect that explains no other symptom, against one that explains all. */
const EXPLAINS_NOTHING = 0.25;
/** Weight of a suspect that gets hardly any requests, against one that gets as many as the target. */
const HARDLY_CALLED = 0.7;
/** Weight of what is ill while everything that needs it is well: a fault that harms nobody. */
const HARMLESS = 0.5;
const HARMLESS_DARK = 0.05;
const UNDER_MAINTENANCE = 0.5;
/** Weight of what began after its consequences: instants are as coarse as polling. */
const LATER = 0.9;
/** Suspects that are asked for everything they would explain. */
const MOST_SUSPECTS = 200;

/** Weighs suspicions by what each would explain. */
export class SuspectRanking {
  private readonly reach: Reach;
  private readonly weights: Float64Array;
  private readonly totalWeight: number;
  /** When each node with symptoms began; Infinity for the others. */
  private readonly starts: Float64Array;
  private readonly firstStarts: readonly [number, number];
  /** Nodes with symptoms. */
  readonly nSymptoms: number;
  private readonly connected: ReadonlySet<number> | undefined;
  private readonly maintenance: ReadonlySet<number>;

  constructor(
    private readonly network: Network,
    private readonly excess: OwnExcess,
    private readonly question: RootCauseQuestion,
  ) {
    this.reach = new Reach(network.topology);
    this.weights = Float64Array.from(network.states, (state) => symptomWeight(illnessOf(state)));
    this.totalWeight = this.weights.reduce((sum, weight) => sum + weight, 0);
    this.nSymptoms = this.weights.filter((weight) => weight > 0).length;
    this.starts = Float64Array.from(network.states, (state, node) =>
      this.weights[node]! > 0 ? startOf(state) : Infinity,
    );
    const [first = Infinity, second = Infinity] = this.starts.slice().sort();
    this.firstStarts = [first, second];
    const { target } = question;
    this.connected = target === undefined ? undefined : new Set(this.reach.neededBy(target.node));
    this.maintenance = new Set(question.maintenance);
  }

  /** Start of the first symptom; Infinity without any. */
  get firstSymptomAt(): number {
    return this.firstStarts[0];
  }

  /** Share of the symptoms, by weight, that depend on a node, 0..1. */
  coverageOf(node: number): number {
    const covered = this.reach.dependentsOf(node).reduce((sum, other) => sum + this.weights[other]!, 0);
    return this.totalWeight > 0 ? covered / this.totalWeight : 0;
  }

  /** @returns suspects, best first. */
  rank(suspicions: readonly Suspicion[]): readonly Suspect[] {
    return [...suspicions]
      .sort((a, b) => sumOf(b) - sumOf(a))
      .slice(0, MOST_SUSPECTS)
      .map((one) => this.weigh(one))
      .sort((a, b) => b.score - a.score);
  }

  private weigh(suspicion: Suspicion): Suspect {
    const { node, own, state, seen, dark } = suspicion;
    const explains = this.reach.dependentsOf(node).filter((other) => this.weights[other]! > 0);
    const covered = explains.reduce((sum, other) => sum + this.weights[other]!, 0);
    const coverage = this.totalWeight > 0 ? covered / this.totalWeight : 0;
    const isConnected = this.connected?.has(node) ?? true;
    const score =
      (own * this.amountOf(node) + state + seen + dark * this.amountBehind(node)) *
      between(EXPLAINS_NOTHING, coverage) *
      between(HARDLY_CALLED, this.callsOf(node)) *
      this.orderOf(node, explains) *
      this.harmOf(node, dark > own + state + seen) *
      (isConnected ? 1 : UNCONNECTED) *
      (this.maintenance.has(node) ? UNDER_MAINTENANCE : 1);
    return {
      node,
      score: score + this.smallDifference(node),
      explains,
      coverage,
      clues: [...suspicion.clues, ...this.placeOf(node, explains.length, isConnected)],
    };
  }

  private placeOf(node: number, nExplained: number, isConnected: boolean): readonly Clue[] {
    const clues: Clue[] = [{ kind: 'explains', nExplained, nSymptoms: this.nSymptoms }];
    const minutes = this.minutesEarlier(node);
    if (minutes >= 1) clues.push({ kind: 'earlier', minutes });
    const needed = this.network.topology.needed(node);
    const known = needed.filter((other) => this.network.states[other]!.isHeard);
    const nWell = known.filter((other) => this.weights[other] === 0).length;
    if (needed.length > 0) clues.push({ kind: 'needs-well', nWell, nUnknown: needed.length - known.length });
    if (!isConnected) clues.push({ kind: 'unconnected' });
    if (this.maintenance.has(node)) clues.push({ kind: 'maintenance' });
    return clues;
  }

  /** Share of the target's rise that a node's own rise amounts to, NO_AMOUNT..1. */
  private amountOf(node: number, isWhole = false): number {
    const { target } = this.question;
    if (target?.metric === undefined) return 1;
    const kind = metricKindOf(target.metric);
    if (!PASSED_ON.includes(kind)) return 1;
    const pair = this.comparable(node, target.node, target.metric);
    if (pair === undefined) return 1;
    const { own, theirs } = pair;
    const whole = Math.max(theirs.rise, LEAST_TARGET_RISE * theirs.spread);
    if (!(whole > 0)) return 1;
    const share = isWhole ? 1 : this.excess.shareOf(own);
    const amount = Math.min(1, (own.rise * share) / whole, passedOn(own, theirs));
    const calls = isMean(target.metric) ? Math.sqrt(this.callsOf(node)) : 1;
    return NO_AMOUNT + (1 - NO_AMOUNT) * amount * calls;
  }

  /** What does not answer says nothing of amounts: those of what needs it count, unless the target does not answer either. */
  private amountBehind(node: number): number {
    const { target } = this.question;
    if (target === undefined || node === target.node || this.network.states[target.node]!.isDark) return 1;
    return this.network.topology
      .dependents(node)
      .reduce((most, other) => Math.max(most, this.amountOf(other, true)), NO_AMOUNT);
  }

  /** The same metric at a node and at the target: the one that alarms, else the strongest of its kind. */
  private comparable(
    node: number,
    targetNode: number,
    metric: string,
  ): { readonly own: Symptom; readonly theirs: Symptom } | undefined {
    const atTarget = this.network.states[targetNode]!.symptoms;
    const find = (symptoms: readonly Symptom[], name: string): Symptom | undefined =>
      symptoms.find((symptom) => symptom.metric === name);
    const same = find(this.network.states[node]!.symptoms, metric);
    const own = same ?? this.excess.strongest(node, metricKindOf(metric))?.symptom;
    const theirs = own === undefined ? undefined : find(atTarget, own.metric);
    if (own === undefined || theirs === undefined) return undefined;
    return Number.isFinite(own.rise) && Number.isFinite(theirs.rise) ? { own, theirs } : undefined;
  }

  /** Requests of a node against those of the target, 0..1; 1 where they are not counted. */
  private callsOf(node: number): number {
    const { target } = this.question;
    if (target === undefined) return 1;
    const [own, theirs] = [
      this.network.states[node]!.requestsNow,
      this.network.states[target.node]!.requestsNow,
    ];
    return theirs > 0 && own >= 0 ? Math.min(1, own / theirs) : 1;
  }

  /** Less than 1 where everything that needs a node is known to be well. */
  private harmOf(node: number, isUnreachable: boolean): number {
    if (node === this.question.target?.node) return 1;
    const dependents = this.network.topology.dependents(node);
    if (dependents.length === 0) return 1;
    const isWell = (other: number): boolean =>
      this.network.states[other]!.isHeard && this.weights[other] === 0;
    if (!dependents.every(isWell)) return 1;
    return isUnreachable ? HARMLESS_DARK : HARMLESS;
  }

  private minutesEarlier(node: number): number {
    const [first, second] = this.firstStarts;
    return this.starts[node] === first && Number.isFinite(second) ? (second - first) / 60_000 : 0;
  }

  /** Less than 1 for what began after something that it would have to explain. */
  private orderOf(node: number, explains: readonly number[]): number {
    const own = this.starts[node]!;
    if (!Number.isFinite(own)) return 1;
    return explains.some((other) => this.starts[other]! < own) ? LATER : 1;
  }

  /** What separates suspects for whom the same speaks, whatever their order: all their deviations, hardly weighed. */
  private smallDifference(node: number): number {
    let sum = 0;
    for (const { deviation } of this.network.states[node]!.symptoms) sum += deviation;
    return (1e-6 * sum) / (1 + sum);
  }
}

function startOf({ symptoms }: NodeState): number {
  let first = Infinity;
  for (const { deviation, startedAt, kind } of symptoms)
    if (deviation >= LEAST_DEVIATION && kind !== 'load' && startedAt < first) first = startedAt;
  return first;
}

/** Share of a rise that the target can have from it: it should have risen as much. */
function passedOn(own: Symptom, theirs: Symptom): number {
  if (theirs.deviation < LEAST_DEVIATION || own.rise <= TOO_MUCH * theirs.rise) return 1;
  return Math.max(NOT_PASSED_ON, (TOO_MUCH * theirs.rise) / own.rise);
}

/** 0 for a node that is well, towards 1 for one that is certainly ill. */
function symptomWeight(deviation: number): number {
  return deviation < LEAST_DEVIATION ? 0 : 1 - Math.exp(-(deviation - LEAST_DEVIATION + 1) / 4);
}

function sumOf({ own, state, seen, dark }: Suspicion): number {
  return own + state + seen + dark;
}

function between(low: number, share: number): number {
  return low + (1 - low) * share;
}
