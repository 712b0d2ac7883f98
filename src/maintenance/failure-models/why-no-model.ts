import type { FailureModelVersion } from './failure-model-version.js';

/** With fewer no model is distinguishable from chance: one in ten for each thing that could be learnt is the usual rule. */
export const FEWEST_FAILURES = 10;

/** Why there is no model. */
export function whyNoModel(nFailures: number, newest: FailureModelVersion | undefined): string {
  if (nFailures < FEWEST_FAILURES)
    return `${nFailures} failure(s) are known, and a model of failures needs ${FEWEST_FAILURES}`;
  return newest?.status === 'rejected'
    ? `The newest model of failures is not used: ${newest.reason}`
    : 'A model of failures has not been fitted yet';
}
