import type { TopologySnapshot } from '../../topology/index.js';
import type { LookedAt, MomentQuestion } from './analysis.js';
import type { Neighbourhood } from './neighbourhood.js';

/** Half of what is needed unheard lowers the confidence by a sixth. */
const MUCH_UNHEARD = 0.3;

/** What an answer rests on. */
export interface Basis {
  readonly asked: MomentQuestion;
  readonly topology: TopologySnapshot;
  readonly neighbourhood: Neighbourhood;
  readonly looked: LookedAt;
  readonly isAllDark: boolean;
  /** Whether anything was heard around the moment. */
  readonly isAnythingHeard: boolean;
}

/** What makes an answer less certain, a sentence each; empty where there is nothing to add. */
export function caveatsOf(basis: Basis): readonly string[] {
  return [...aboutTopology(basis), ...aboutData(basis)];
}

function aboutTopology({ asked, topology, neighbourhood }: Basis): readonly string[] {
  const { graph } = topology;
  const [first = ''] = asked.focus;
  const reason = topology.unknownReason(first);
  const unknown = asked.focus.filter((id) => graph.numberOf(id) === undefined).length;
  const isAlone = neighbourhood.dependencies.length === 0;
  return [
    ...(reason === null
      ? []
      : [`Dependencies are not known, so that each node was looked at by itself: ${reason}`]),
    ...(reason === null && isAlone
      ? ['Nothing is known that it depends on or that depends on it: only it by itself was looked at.']
      : []),
    ...(reason === null && !isAlone && unknown > 0
      ? [`${unknown} of ${asked.focus.length} nodes are in no source of the topology.`]
      : []),
    ...(neighbourhood.isCut
      ? [`More is connected than was looked at: the nearest ${neighbourhood.ids.length} nodes.`]
      : []),
  ];
}

function aboutData({ looked, isAllDark, isAnythingHeard }: Basis): readonly string[] {
  const share = looked.nNeeded === 0 ? 0 : looked.nUnheard / looked.nNeeded;
  return [
    ...(isAnythingHeard ? [] : ['There is no sample around the moment: nothing can be said of it.']),
    ...(isAllDark
      ? [
          'Everything that was looked at stopped reporting together: more likely the collection of data than all devices.',
        ]
      : []),
    ...(isAnythingHeard && share > MUCH_UNHEARD
      ? [
          `Of ${looked.nUnheard} of the ${looked.nNeeded} nodes that it needs nothing was heard, which lowers the probability of every cause by ${Math.round(30 * share)} %.`,
        ]
      : []),
    ...(looked.nStaleConnections > 0
      ? [`${looked.nStaleConnections} connections were not confirmed for a week and not followed.`]
      : []),
  ];
}
