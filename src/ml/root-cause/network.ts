import { Topology } from '../topology/topology.js';
import { type MetricKind, MetricNames } from './metric-kind.js';
import type { Dependency, ObservedMetric, RootCauseQuestion } from './question.js';
import { DARK_DEVIATION, LEAST_DEVIATION, type Symptom, symptomOf } from './symptom.js';

/** What is known of one node at the moment. */
export interface NodeState {
  readonly symptoms: readonly Symptom[];
  /** Something was heard of it around the moment. */
  readonly isHeard: boolean;
  /** It has metrics at all. */
  readonly isMonitored: boolean;
  readonly isDark: boolean;
  /** Requests in normal times and at the moment; NaN where not counted. */
  readonly requestsUsually: number;
  readonly requestsNow: number;
}

/** Dependencies that were not confirmed for this much longer than the newest are not followed: discovery runs at least daily. */
const STALE_AFTER_MS = 7 * 86_400_000;

/** The network at the moment of the question. */
export interface Network {
  readonly topology: Topology;
  readonly states: readonly NodeState[];
  readonly names: MetricNames;
  /** Dependencies that were excluded as stale. */
  readonly nStale: number;
}

/** Reads what is known of each node, and who needs whom. O(rows + dependencies). */
export function networkOf(question: RootCauseQuestion): Network {
  const { nNodes, dependencies } = question;
  const live = liveDependencies(dependencies);
  const topology = Topology.of({
    nNodes,
    from: live.map(({ from }) => from),
    to: live.map(({ to }) => to),
    relations: live.map(() => 'needs' as const),
  });
  const names = new MetricNames();
  return { topology, states: statesOf(question, names), names, nStale: dependencies.length - live.length };
}

function liveDependencies(dependencies: readonly Dependency[]): readonly Dependency[] {
  const newest = dependencies.reduce((latest, { seenAt = -Infinity }) => Math.max(latest, seenAt), -Infinity);
  return dependencies.filter(({ seenAt = newest }) => !(newest - seenAt > STALE_AFTER_MS));
}

interface Gathered {
  readonly symptoms: Symptom[];
  isMonitored: boolean;
  requestsUsually: number;
  requestsNow: number;
}

function statesOf(question: RootCauseQuestion, names: MetricNames): readonly NodeState[] {
  const { nNodes, metrics, signals = [], monitored = [], at } = question;
  const gathered: Gathered[] = Array.from({ length: nNodes }, () => ({
    symptoms: [],
    isMonitored: false,
    requestsUsually: Number.NaN,
    requestsNow: Number.NaN,
  }));
  const typical = typicalSizes(metrics);
  for (const node of monitored) gathered[node]!.isMonitored = true;
  for (const one of metrics) {
    const { kind = names.kindOf(one.metric) } = one;
    const symptom = symptomOf({ ...one, kind, at, typical: typical.get(one.metric) ?? 0 });
    gathered[one.node]!.isMonitored = true;
    if (symptom !== undefined) note(gathered[one.node]!, symptom, one, names);
  }
  for (const signal of signals) {
    const unknown = { belief: 1, rise: Number.NaN, usual: Number.NaN, level: Number.NaN, spread: Number.NaN };
    gathered[signal.node]!.symptoms.push({ ...signal, ...unknown });
    gathered[signal.node]!.isMonitored = true;
  }
  return gathered.map((node) => ({
    ...node,
    isHeard: node.symptoms.length > 0,
    isDark: node.symptoms.some(({ kind, deviation }) => kind === 'reachable' && deviation >= LEAST_DEVIATION),
  }));
}

function note(into: Gathered, symptom: Symptom, { metric, usual }: ObservedMetric, names: MetricNames): void {
  into.symptoms.push(symptom);
  if (!Number.isNaN(into.requestsUsually) || !names.countsRequests(metric)) return;
  into.requestsUsually = usual?.median ?? Number.NaN;
  into.requestsNow = symptom.deviation >= LEAST_DEVIATION ? symptom.level : into.requestsUsually;
}

/** Median size of each metric over all nodes. */
function typicalSizes(metrics: readonly ObservedMetric[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number[]>();
  for (const { metric, usual } of metrics) {
    if (usual === undefined || usual.nRows === 0) continue;
    const list = sizes.get(metric) ?? [];
    if (list.length === 0) sizes.set(metric, list);
    list.push(Math.abs(usual.median));
  }
  return new Map(
    [...sizes].map(([metric, list]) => [metric, list.sort((a, b) => a - b)[list.length >> 1]!] as const),
  );
}

/** How ill a node is, as the largest deviation of what is not merely load; 0 when it is well or nothing is known. */
export function illnessOf({ symptoms }: NodeState): number {
  let worst = 0;
  for (const { kind, deviation } of symptoms)
    if (kind !== 'load' && deviation > worst) worst = Math.min(deviation, DARK_DEVIATION);
  return worst < LEAST_DEVIATION ? 0 : worst;
}

/** What makes each ill node ill, in the order of nodes. */
export function worstSymptoms({ states }: Network): readonly Symptom[] {
  return states.flatMap((state) => {
    if (illnessOf(state) === 0) return [];
    const ill = state.symptoms.filter(({ kind }) => kind !== 'load');
    return ill.reduce((worst, one) => (one.deviation > worst.deviation ? one : worst));
  });
}

/** Symptoms of a node of one kind. */
export function symptomsOfKind({ symptoms }: NodeState, kind: MetricKind): readonly Symptom[] {
  return symptoms.filter((symptom) => symptom.kind === kind);
}
