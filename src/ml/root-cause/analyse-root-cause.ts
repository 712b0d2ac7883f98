import { type LikelySuspect, conclude } from './confidence.js';
import { type Network, networkOf, worstSymptoms } from './network.js';
import { OwnExcess } from './own-excess.js';
import type { RootCauseQuestion } from './question.js';
import { Reach } from './reach.js';
import { type SuspectChange, suspectChanges } from './recent-changes.js';
import { type SeparateCause, separateCauses } from './separate-causes.js';
import { SuspicionFinder } from './suspicion.js';
import { type Suspect, SuspectRanking } from './suspects.js';
import type { Symptom } from './symptom.js';

/** How much was known when the question was answered. */
interface Looked {
  /** Nodes that the target needs, or all where there is no target. */
  readonly nNodes: number;
  /** Of those, nodes of which nothing was heard around the moment. */
  readonly nUnheard: number;
  /** Dependencies that were not confirmed for long and not followed. */
  readonly nStale: number;
  /** Nodes with symptoms. */
  readonly nSymptoms: number;
}

/** Why a node alarms, or that nothing of what is monitored says so. */
export interface RootCauseAnswer {
  /** Whether a cause is likelier than the confidence that was asked for. */
  readonly isFound: boolean;
  /** Best first, at most ten, also where none is likely enough. */
  readonly suspects: readonly LikelySuspect[];
  /** Probability that it is none of what is monitored, 0..1. */
  readonly none: number;
  /** The fewest causes that account for the symptoms; several where they have nothing in common. */
  readonly causes: readonly SeparateCause[];
  readonly changes: readonly SuspectChange[];
  /** The strongest symptom of each node that has any, load aside, in the order of nodes. */
  readonly symptoms: readonly Symptom[];
  readonly looked: Looked;
}

/**
 * Looks for the cause of an alarm in what is known of the network around a moment.
 *
 * A node is suspected by what it has beyond usual that nothing it needs explains (own excess), by not answering while what it is reached through does, and by
 * what others show of it (slow calls to it, fewer calls from it, everything behind an unmonitored node being ill). That counts by its share of
 * the alarm, and by the share of all symptoms that depend on it.
 *
 * @param confidence probability that some cause must have to be named, 0..1.
 * @throws RangeError for a node out of range, and for a moment or a confidence that is no number.
 * @complexity O(rows + dependencies + suspects × what depends on them), suspects at most 200.
 * @source Own excess: docs/root-cause.md says what it is built on and what was tried.
 * @example analyseRootCause({ nNodes: 1, dependencies: [], metrics: [], at: 0 }, 0.5).isFound // false
 */
export function analyseRootCause(question: RootCauseQuestion, confidence: number): RootCauseAnswer {
  assertQuestion(question, confidence);
  const network = networkOf(question);
  const excess = new OwnExcess(network);
  const ranking = new SuspectRanking(network, excess, question);
  const ranked = concerning(
    question,
    network,
    ranking.rank(new SuspicionFinder(network, excess, question).all()),
  );
  const looked = lookedAt(network, question, ranking.nSymptoms);
  const unknown = looked.nNodes === 0 ? 0 : looked.nUnheard / looked.nNodes;
  const { suspects, none } = conclude(ranked, unknown);
  const isFound = suspects.length > 0 && 1 - none >= confidence;
  const { changes = [] } = question;
  return {
    isFound,
    suspects,
    none,
    causes: isFound ? separateCauses(suspects) : [],
    changes: suspectChanges(changes, ranking.firstSymptomAt, (node) => ranking.coverageOf(node)),
    symptoms: worstSymptoms(network),
    looked,
  };
}

/** What is needed by what is asked about. */
function concerning(
  { focus }: RootCauseQuestion,
  { topology }: Network,
  suspects: readonly Suspect[],
): readonly Suspect[] {
  if (focus === undefined) return suspects;
  const reach = new Reach(topology);
  const needed = new Set(focus.flatMap((node) => reach.neededBy(node)));
  return suspects.filter(({ node }) => needed.has(node));
}

function lookedAt(
  { topology, states, nStale }: Network,
  { target }: RootCauseQuestion,
  nSymptoms: number,
): Looked {
  const nodes =
    target === undefined ? states.map((_, node) => node) : new Reach(topology).neededBy(target.node);
  const nUnheard = nodes.filter((node) => !states[node]!.isHeard).length;
  return { nNodes: nodes.length, nUnheard, nStale, nSymptoms };
}

function assertQuestion({ nNodes, metrics, target, at }: RootCauseQuestion, confidence: number): void {
  const assertNode = (name: string, node: number): void => {
    if (!(Number.isInteger(node) && node >= 0 && node < nNodes))
      throw new RangeError(`${name}: must be in 0..${nNodes - 1}, got ${node}`);
  };
  if (target !== undefined) assertNode('target.node', target.node);
  for (const { node } of metrics) assertNode('metrics.node', node);
  if (!Number.isFinite(at)) throw new RangeError(`at: must be epoch milliseconds, got ${at}`);
  if (!(confidence >= 0 && confidence <= 1))
    throw new RangeError(`confidence: must be in 0..1, got ${confidence}`);
}
