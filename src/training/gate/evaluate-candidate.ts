import type { IncidentPeaks, ModelComparison } from '../../ml/index.js';
import type { Feedback } from '../../anomaly/index.js';
import type { GateCheck } from '../../models/index.js';

/**
 * Models of the same settings and other seeds or other series of the same kind came out at 0.007 at most; forests of trees too small to
 * rank anything, and one fitted to constant series alone, at 0.064 and more. See decision 0014.
 */
const MOST_DISTANCE = 0.05;

/** The same models agreed by 0.99 at least; one fitted to noise does not agree at all. */
const LEAST_AGREEMENT = 0.9;

/** An episode without feedback that barely reached the threshold comes and goes with the seed: it need not be found again. */
const CLEAR_MARGIN = 0.05;

/** And some of the clear ones may go. */
const MOST_SHARE_LOST = 0.2;

/** One known incident: what was said of it, what is anomalous there, and what the two models make of it. */
export interface ReplayedIncident extends IncidentPeaks {
  readonly feedback: Feedback | undefined;
  readonly threshold: number;
}

/** Holds a comparison against what is allowed. @param incidents those of the comparison, flat */
export function evaluateCandidate(
  comparison: ModelComparison,
  incidents: readonly ReplayedIncident[],
): readonly GateCheck[] {
  return [
    checkDistribution(comparison),
    checkAlarms(comparison),
    checkAgreement(comparison),
    checkKnownEpisodes(incidents),
  ];
}

function checkDistribution({ scoreDistance, live, candidate }: ModelComparison): GateCheck {
  return {
    name: 'score-distribution',
    isPassed: scoreDistance <= MOST_DISTANCE,
    finding: `scores differ by ${fixed(scoreDistance)} on average (at most ${MOST_DISTANCE}); their mean is ${fixed(candidate.meanScore)} against ${fixed(live.meanScore)}`,
  };
}

/** Half as many again and what chance makes of small numbers; fewer alarms are no fault as long as incidents are found. */
function checkAlarms({ live, candidate }: ModelComparison): GateCheck {
  const most = Math.floor(1.5 * live.nAlarms + 3 * Math.sqrt(live.nAlarms + 1));
  return {
    name: 'alarm-rate',
    isPassed: candidate.nAlarms <= most,
    finding: `${candidate.nAlarms} alarms against ${live.nAlarms} (at most ${most})`,
  };
}

function checkAgreement({ agreement }: ModelComparison): GateCheck {
  return {
    name: 'agreement',
    // Where all scores of a model are alike there is no rank, and nothing to compare.
    isPassed: agreement >= LEAST_AGREEMENT,
    finding: `the two rank samples alike by ${fixed(agreement)} (at least ${LEAST_AGREEMENT})`,
  };
}

function checkKnownEpisodes(incidents: readonly ReplayedIncident[]): GateCheck {
  const found = incidents.filter(
    ({ live, threshold, feedback }) => live >= threshold && feedback !== 'false_positive',
  );
  const [confirmed, others] = [
    found.filter(({ feedback }) => feedback === 'true_positive'),
    found.filter(
      ({ feedback, live, threshold }) => feedback !== 'true_positive' && live >= threshold + CLEAR_MARGIN,
    ),
  ];
  const [nConfirmed, nOthers] = [countKept(confirmed), countKept(others)];
  const mayBeLost = Math.max(1, Math.floor(MOST_SHARE_LOST * others.length));
  return {
    name: 'known-episodes',
    isPassed: nConfirmed === confirmed.length && others.length - nOthers <= mayBeLost,
    finding:
      `${nConfirmed} of ${confirmed.length} confirmed episodes are found (all must be), ` +
      `${nOthers} of ${others.length} clear ones without feedback (at most ${mayBeLost} may be lost)`,
  };
}

const countKept = (incidents: readonly ReplayedIncident[]): number =>
  incidents.filter(({ candidate, threshold }) => candidate >= threshold).length;

const fixed = (value: number): string => value.toFixed(3);
