import { metricKindOf, type RootCauseQuestion } from '../../../src/ml/index.js';

/** Nodes, likeliest cause first; none where nothing is anomalous. */
export type Rival = (question: RootCauseQuestion) => readonly number[];

/** Robust deviations from which simple methods call a node anomalous, as PetShop's authors do. */
const ANOMALOUS = 5;
const MAD_TO_DEVIATION = 1.4826;
const NEAR_MS = 10 * 60_000;
/** Of a random walk with restart, as MicroRCA and others use it. */
const RESTART = 0.15;
const STEPS = 60;

/** Simple methods that others use, measured on the same questions. */
export const RIVALS: Readonly<Record<string, Rival>> = {
  'z ranking': (question) => byDeviation(deviationsOf(question), () => true),
  'deepest anomalous': (question) => {
    const deviations = deviationsOf(question);
    const isAnomalous = (node: number): boolean => deviations[node]! > ANOMALOUS;
    return byDeviation(deviations, (node) => !neededBy(question, node).some(isAnomalous));
  },
  'random walk': randomWalk,
};

/** Largest robust deviation of each node near the moment: in the target's metric where the node has it, else in those of its kind. */
function deviationsOf({ nNodes, metrics, at, target }: RootCauseQuestion): Float64Array {
  const deviations = new Float64Array(nNodes);
  const alike = new Set(metrics.filter(({ metric }) => metric === target?.metric).map(({ node }) => node));
  const kind = target?.metric === undefined ? undefined : metricKindOf(target.metric);
  for (const { node, metric, recent, usual } of metrics) {
    if (usual === undefined || (kind !== undefined && metricKindOf(metric) !== kind)) continue;
    if (alike.has(node) && metric !== target?.metric) continue;
    const spread = Math.max(usual.medianDistance * MAD_TO_DEVIATION, 1e-9);
    recent.values.forEach((value, k) => {
      if (Math.abs(recent.timestamps[k]! - at) > NEAR_MS) return;
      deviations[node] = Math.max(deviations[node]!, Math.abs(value - usual.median) / spread);
    });
  }
  return deviations;
}

function byDeviation(deviations: Float64Array, isWanted: (node: number) => boolean): readonly number[] {
  return [...deviations.keys()]
    .filter((node) => deviations[node]! > ANOMALOUS && isWanted(node))
    .sort((a, b) => deviations[b]! - deviations[a]!);
}

function neededBy({ dependencies }: RootCauseQuestion, node: number): readonly number[] {
  return dependencies.filter(({ from }) => from === node).map(({ to }) => to);
}

/** From the alarm along dependencies, more often to what deviates more; where the walk is most often is the cause. */
function randomWalk(question: RootCauseQuestion): readonly number[] {
  const deviations = deviationsOf(question);
  const anomalous = byDeviation(deviations, () => true);
  if (anomalous.length === 0) return [];
  const start = startOf(question, anomalous);
  const next = anomalous.map((node) => neededBy(question, node).filter((to) => deviations[to]! > ANOMALOUS));
  let mass = start;
  for (let step = 0; step < STEPS; step += 1) {
    const moved = start.map((share) => RESTART * share);
    anomalous.forEach((node, k) => {
      const ways = [node, ...next[k]!];
      const all = ways.reduce((sum, to) => sum + deviations[to]!, 0);
      for (const to of ways) moved[to]! += ((1 - RESTART) * mass[node]! * deviations[to]!) / all;
    });
    mass = moved;
  }
  return [...anomalous].sort((a, b) => mass[b]! - mass[a]!);
}

function startOf({ nNodes, target }: RootCauseQuestion, anomalous: readonly number[]): Float64Array {
  const start = new Float64Array(nNodes);
  if (target !== undefined && anomalous.includes(target.node)) start[target.node] = 1;
  else for (const node of anomalous) start[node] = 1 / anomalous.length;
  return start;
}
