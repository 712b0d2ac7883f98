import { analyseRootCause, type RootCauseAnswer, type RootCauseQuestion } from '../../../src/ml/index.js';
import { type Issue, seriesKey, type System } from './read-system.js';

/** An answer with the names of the nodes it is about. */
export interface NamedAnswer {
  readonly answer: RootCauseAnswer;
  readonly nodes: readonly string[];
}

/** Asks the engine about one issue; only the issue's own rows and the normal times of its system are looked at. */
export function answerIssue(system: System, issue: Issue, confidence: number): NamedAnswer {
  const { nodes, question } = questionOf(system, issue);
  return { answer: analyseRootCause(question, confidence), nodes };
}

/** The question that an issue puts. */
export function questionOf(
  { edges, usual, monitored }: System,
  issue: Issue,
): { readonly nodes: readonly string[]; readonly question: RootCauseQuestion } {
  const numbers = new Map<string, number>();
  const numberOf = (node: string): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, numbers.size);
    return numbers.size - 1;
  };
  const { target, at, monitoredFrom, maintenance, metrics } = issue;
  const question = {
    dependencies: edges.map(({ from, to, ...rest }) => ({ from: numberOf(from), to: numberOf(to), ...rest })),
    metrics: metrics.map(({ node, metric, timestamps, values }) => {
      const range = usual.get(seriesKey(node, metric));
      return {
        node: numberOf(node),
        metric,
        recent: { timestamps, values },
        ...(range === undefined ? {} : { usual: range }),
      };
    }),
    monitored: monitored.map(numberOf),
    target: { ...target, node: numberOf(target.node) },
    at,
    ...(monitoredFrom === undefined ? {} : { monitoredFrom: numberOf(monitoredFrom) }),
    maintenance: maintenance.map(numberOf),
  };
  return { nodes: [...numbers.keys()], question: { nNodes: numbers.size, ...question } };
}
