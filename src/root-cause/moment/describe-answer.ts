import { describeClue, type RootCauseAnswer, type SignatureSymptom } from '../../ml/index.js';
import type { LookedAt, NamedChange, NamedNode, NamedSuspect, NamedSymptom } from './analysis.js';
import { finiteOrNull } from './cause-graph.js';
import type { NodeNames } from './node-names.js';

/** More are not listed; all of them count. */
const MOST_SYMPTOMS = 200;
const MOST_CHANGES = 10;
const MOST_EXPLAINED = 200;

/** The answer of the engine with names in place of numbers. */
export interface NamedAnswer {
  readonly suspects: readonly NamedSuspect[];
  readonly symptoms: readonly NamedSymptom[];
  readonly changes: readonly NamedChange[];
}

/** @param ids - of the nodes, by their numbers */
export function namedAnswer(answer: RootCauseAnswer, ids: readonly string[], names: NodeNames): NamedAnswer {
  const idOf = (node: number): string => ids[node] ?? '';
  const nodeOf = (node: number): NamedNode => names.of(idOf(node));
  const separate = new Set(answer.causes.map(({ node }) => node));
  return {
    suspects: answer.suspects.map(({ node, probability, clues, explains }) => ({
      ...nodeOf(node),
      probability,
      clues: clues.map((clue) => describeClue(clue, (other) => nodeOf(other).name)),
      explains: explains.slice(0, MOST_EXPLAINED).map(idOf),
      isSeparateCause: separate.has(node),
    })),
    symptoms: answer.symptoms
      .toSorted((a, b) => startOf(a) - startOf(b) || b.deviation - a.deviation)
      .slice(0, MOST_SYMPTOMS)
      .map(({ node, metric, side, deviation, usual, level, startedAt }) => ({
        ...nodeOf(node),
        metricName: metric,
        side,
        deviation,
        usual: finiteOrNull(usual),
        level: finiteOrNull(level),
        startedMs: finiteOrNull(startedAt),
      })),
    changes: answer.changes.slice(0, MOST_CHANGES).map(({ node, at, what, minutesBefore, score }) => {
      return { ...nodeOf(node), atMs: at, what, minutesBefore, score };
    }),
  };
}

/** The symptoms as they can recur elsewhere. */
export function signatureSymptoms(symptoms: readonly NamedSymptom[]): readonly SignatureSymptom[] {
  return symptoms.map(({ type, metricName, side, startedMs }) => {
    return { role: type ?? 'node', metric: metricName, side, startedAt: startedMs ?? NaN };
  });
}

/** What is said first: the cause with the best clue, or that there is none, with what was looked at. */
export function summaryOf(
  { isFound, none }: Pick<RootCauseAnswer, 'isFound' | 'none'>,
  { suspects, changes }: NamedAnswer,
  looked: LookedAt,
): string {
  const [best] = suspects;
  const change = changes[0];
  if (isFound && best) {
    const others = suspects.filter((one) => one.isSeparateCause && one !== best).map(({ name }) => name);
    const also = others.length > 0 ? ` Separate causes: ${others.join(', ')}.` : '';
    return `${best.name} is the likeliest cause (${percent(best.probability)}): ${best.clues.slice(0, 3).join('; ')}.${also}`;
  }
  const likely = best ? ` The likeliest is ${best.name} with ${percent(best.probability)}.` : '';
  const before = change
    ? ` ${change.name} was changed ${Math.round(change.minutesBefore)} minutes before: ${change.what}.`
    : '';
  return `No cause found among ${looked.nNodes} ${looked.nNodes === 1 ? 'node' : 'nodes'} and ${looked.nSeries} series, of which ${looked.nSymptoms} ${looked.nSymptoms === 1 ? 'node has' : 'nodes have'} symptoms (none of what is monitored: ${percent(none)}).${likely}${before}`;
}

function startOf({ startedAt }: { readonly startedAt: number }): number {
  return Number.isFinite(startedAt) ? startedAt : Number.MAX_VALUE;
}

/** Nothing is certain. */
function percent(probability: number): string {
  if (probability > 0.99) return 'over 99 %';
  return probability < 0.01 ? 'under 1 %' : `${Math.round(100 * probability)} %`;
}
